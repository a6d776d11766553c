import { testLures } from '../../../test/support/lures.ts';
import detector from './terraform-odd-registry.ts';

const lock = (source: string): string => `provider "${source}" {\n  version = "5.1.0"\n  hashes = ["h1:0"]\n}\n`;

testLures(detector, {
  strong: {
    'look-alike registry': { '.terraform.lock.hcl': lock('registry.terrafrom.example/hashicorp/aws') },
    'letter left out': { 'infra/.terraform.lock.hcl': lock('registry.terraform.o/hashicorp/aws') },
    'imitating name': {
      'main.tf':
        'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp-registry.invalid/hashicorp/aws"\n    }\n  }\n}\n',
    },
    'throw-away host': { '.terraform.lock.hcl': lock('fixture-not-real.vercel.app/hashicorp/aws') },
    'look-alike namespace': { 'main.tf': '    aws = {\n      source = "hashicrop/aws"\n    }\n' },
  },
  weak: { 'company registry': { '.terraform.lock.hcl': lock('tf.fixture.example/team/thing') } },
  silent: {
    'public registries': {
      '.terraform.lock.hcl':
        lock('registry.terraform.io/hashicorp/aws') + lock('registry.opentofu.org/cloudflare/cloudflare'),
      'main.tf':
        'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\nmodule "a" {\n  source = "./modules/a"\n}\nmodule "b" {\n  source = "git::https://github.com/a/b.git"\n}\n  source = "app.terraform.io/org/mod/aws"\n',
    },
  },
});
