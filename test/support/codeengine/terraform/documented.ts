/** The commands of the page, as a reader types them: `terraform` is the real one, `ibmcloud` the stand-in. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Service } from '../service.ts';
import { all, type Thing } from '../state.ts';
import type { Kept } from './service.ts';
import type { Terraform } from './terraform.ts';

/** The lines of the shell blocks of a section, with continued lines joined, without comments. */
function linesOf(page: string, heading: string): readonly string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  return blocks
    .join('')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => line.split(' && '))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const argvOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word = '']) =>
    (quoted ?? word).replaceAll('TAG', 'one'),
  );

/** What Terraform made, as the client sees it. */
function seen(kept: Readonly<Record<string, Kept>>, service: Service): void {
  const { cloud } = service;
  for (const { type, values } of Object.values(kept)) {
    const name = String(values.name);
    if (type === 'ibm_code_engine_project') {
      cloud.details[name] = { group: service.group };
      cloud.project = name;
      cloud.things['connectivity outbound'] ??= { 'allow-all': { flags: { cidr: ['0.0.0.0/0'] } } };
    }
    if (type === 'ibm_code_engine_secret') {
      all(cloud, 'secret')[name] = { flags: {}, values: (values.data ?? {}) as Record<string, string> };
    }
    if (type === 'ibm_code_engine_persistent_data_store')
      all(cloud, 'persistentdatastore')[name] = { flags: {} };
    if (type === 'ibm_code_engine_job') {
      const image = String(values.image_reference);
      if (!cloud.images.includes(image)) cloud.images.push(image);
      const [command = ''] = values.run_commands as readonly string[];
      cloud.strategies[image] = command === 'launcher' ? 'buildpacks' : 'dockerfile';
      const secrets = (values.run_env_variables as readonly Record<string, string>[]).filter(({ type: of }) =>
        /^secret_/.test(of ?? ''),
      );
      const job: Thing = {
        flags: {
          image: [image],
          command: [command],
          mode: [String(values.run_mode)],
          'env-from-secret': secrets.map(({ reference = '' }) => reference),
        },
      };
      all(cloud, 'job')[name] = job;
    }
  }
  for (const { type, values } of Object.values(kept)) {
    if (type !== 'ibm_code_engine_binding') continue;
    const [component] = values.component as readonly Record<string, string>[];
    const target = cloud.things.job?.[component?.name ?? ''];
    if (target) target.bound = [...(target.bound ?? []), String(values.secret_name)];
  }
}

/** Runs all of them in the order of the page. */
export async function walk(
  terraform: Terraform,
  project: string,
): Promise<{ readonly commands: number; readonly problems: readonly string[] }> {
  const folder = join(project, 'codeengine/terraform');
  const service = new Service();
  const problems: string[] = [];
  const lines = linesOf(readFileSync(join(project, 'docs/codeengine.md'), 'utf8'), 'Terraform');
  for (const line of lines) {
    const [command = '', ...words] = argvOf(line);
    if (command === 'cd') continue;
    if (command === 'cp') copyFileSync(join(folder, words[0] ?? ''), join(folder, words[1] ?? ''));
    else if (command === 'terraform') {
      // The provider of the tests is installed by hand, and nobody is there to say yes.
      if (words[0] === 'init') continue;
      const { status, output } = terraform.run(
        folder,
        words[0] ?? '',
        ...(words[0] === 'apply' ? ['-auto-approve'] : []),
        ...words.slice(1),
      );
      if (status !== 0) problems.push(`${line}: ${output.slice(-800)}`);
      seen(terraform.kept, service);
    } else if (command === 'ibmcloud') {
      const { status, out } = await service.run(words, folder);
      if (status !== 0) problems.push(`${line}: ${out}`);
    } else problems.push(`${line}: what is that?`);
  }
  const pending = terraform.plan(folder, '-var', 'image_tag=one');
  if (pending.length > 0) problems.push(`a plan changes ${JSON.stringify(pending)}`);
  return { commands: lines.length, problems };
}
