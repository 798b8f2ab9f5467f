/** Mistakes in the deploy script that only one rule of the stand-in shows, each with what is done and what is found then. */
import { type Choice, type History, INSTANCES, leftOf, problemsOf } from './history.ts';
import type { RuleId } from './rules.ts';
import { EMPTY } from './state.ts';

export interface Mistake {
  /** A file of the project, what stands there, and what stands there by mistake. */
  readonly file: string;
  readonly right: string | RegExp;
  readonly wrong: string;
  /** What is done; what is found wrong with it. */
  readonly find: (history: History) => Promise<readonly string[]>;
}

const PLAIN: Choice = { options: {} };
const BOUND: Choice = { options: { 'database-service': 'shop db' } };
const WORKER: Choice = { options: {}, answers: { services: ['tasks'] } };

/** Deploys these choices one after the other. */
const deploys =
  (...choices: readonly Choice[]) =>
  async (history: History): Promise<readonly string[]> => {
    for (const choice of choices) {
      history.choose(choice);
      const { status, output } = await history.step();
      if (status !== 0) return [output];
    }
    return problemsOf(history.cloud, choices.at(-1) ?? PLAIN);
  };

/** Deploys, and then takes everything away. */
const destroys =
  (choice: Choice) =>
  async (history: History): Promise<readonly string[]> => {
    const found = await deploys(choice)(history);
    await history.step(['destroy', '--yes']);
    return [...found, ...leftOf(history.cloud)];
  };

/** Deploys with inputs that are no good: they are refused before anything is changed, or not at all. */
const refusesAtOnce =
  (choice: Choice, spoil: (history: History) => Readonly<Record<string, string>>) =>
  async (history: History): Promise<readonly string[]> => {
    history.choose(choice);
    const { status, output } = await history.step([], undefined, undefined, spoil(history));
    return status !== 0 && history.cloud.projects.length > 0 ? [output] : [];
  };

/** What is said when something goes wrong. */
const says =
  (choice: Choice, run: (history: History) => ReturnType<History['step']>, right: RegExp, wrong = /^$/) =>
  async (history: History): Promise<readonly string[]> => {
    await deploys(choice)(history);
    const { status, output } = await run(history);
    return status !== 0 && (!right.test(output) || wrong.test(output)) ? [output] : [];
  };

const DOMAIN: Choice = { options: { domain: 'www.example.com' } };

export const MISTAKES: Readonly<Partial<Record<RuleId, Mistake>>> = {
  'daemon-limits': {
    file: 'codeengine/parts/workloads.sh',
    right: '--mode daemon "$@"',
    wrong: '--mode daemon --retrylimit 3 "$@"',
    find: deploys(WORKER),
  },
  launcher: {
    file: 'codeengine/deploy.sh',
    right: '--command launcher --argument python --argument manage.py)',
    wrong: '--command python --argument manage.py)',
    find: async (history) => {
      const [found] = await deploys({ options: { strategy: 'buildpacks' } })(history);
      return found && /failed|not found/.test(found) ? [found] : [];
    },
  },
  'update-keeps-variables': {
    file: 'codeengine/parts/workloads.sh',
    right: 'stale+=(--env-rm "$name")',
    wrong: ':',
    find: deploys(
      { options: {}, answers: { server: 'gunicorn' } },
      { options: {}, answers: { server: 'uvicorn' } },
    ),
  },
  'update-keeps-bindings': {
    file: 'codeengine/parts/workloads.sh',
    right: 'change "$1" unbind --name "$2" --binding "$binding" || return',
    wrong: ':',
    find: deploys({ options: { 'database-service': 'shop db', services: 'shop' } }, BOUND),
  },
  'update-keeps-mounts': {
    file: 'codeengine/parts/workloads.sh',
    right: 'stale+=(--mount-rm /mnt/exports)',
    wrong: ':',
    find: deploys({ options: { exports: 'shop-exports' } }, PLAIN),
  },
  'update-keeps-token': {
    file: 'codeengine/parts/workloads.sh',
    right: '"$TOKEN" ',
    wrong: '$(if [[ $TOKEN == *true ]]; then echo "$TOKEN"; fi) ',
    find: deploys({ options: { 'trusted-profiles': 'yes' } }, PLAIN),
  },
  'runs-keep-image': {
    file: 'codeengine/parts/workloads.sh',
    right: 'change jobrun delete --job "$name" --force --ignore-not-found',
    wrong: ':',
    find: deploys(WORKER, WORKER),
  },
  'run-names': {
    file: 'codeengine/parts/workloads.sh',
    right: /-\$\{now:4\}/g,
    wrong: '',
    find: deploys(PLAIN, PLAIN),
  },
  'subscriptions-stay': {
    file: 'codeengine/parts/removal.sh',
    right: `remove 'subscription cron' "$APP-prune"`,
    wrong: ':',
    find: destroys(PLAIN),
  },
  'domains-stay': {
    file: 'codeengine/parts/removal.sh',
    right: 'change domainmapping delete --domain-name "$domain" --force --ignore-not-found',
    wrong: ':',
    find: destroys(DOMAIN),
  },
  'own-resource-group': {
    file: 'codeengine/parts/cloud.sh',
    right: 'if listed --all-resource-groups; then',
    wrong: 'if false; then',
    find: async (history) => {
      await deploys(PLAIN)(history);
      await history.step([], undefined, undefined, { RESOURCE_GROUP: 'other' });
      const projects = Object.keys(history.cloud.details);
      return projects.length > 1 ? projects : [];
    },
  },
  'soft-delete': {
    file: 'codeengine/parts/cloud.sh',
    right: 'ibmcloud ce project restore',
    wrong: 'create it by hand',
    find: async (history) => {
      history.choose(PLAIN);
      history.cloud = {
        ...EMPTY,
        services: INSTANCES,
        details: { shop: { group: 'default', deleted: true } },
      };
      const { status, output } = await history.step();
      return status === 0 || /project restore --name 'shop'/.test(output) ? [] : [output];
    },
  },
  'waits-end': {
    file: 'codeengine/parts/cloud.sh',
    right: 'ibmcloud ce "$1" get --name "$2" >"$work/printed" 2>&1 &&',
    wrong: 'false &&',
    find: says(
      PLAIN,
      (history) => history.step([], 'slow', /^jobrun submit/),
      /takes longer than/,
      /migration failed/,
    ),
  },
  'no-image-no-logs': {
    file: 'codeengine/parts/cloud.sh',
    right: 'ibmcloud ce "$1" events "--$flag" "$2" >&2 || true',
    wrong: ':',
    find: says(
      PLAIN,
      (history) => history.step([], undefined, undefined, { IMAGE_TAG: 'gone' }),
      /Failed to pull image/,
    ),
  },
  'outages-fail': {
    file: 'codeengine/parts/cloud.sh',
    right: '|| fail "ibmcloud ce $*: $(reason)"',
    wrong: '|| true',
    find: async (history) => {
      await deploys(PLAIN)(history);
      const before = history.imageOf('application', 'shop');
      const { output } = await history.step([], 'expired', /^job list/);
      // A kind service says that there is nothing: then nothing tells the two apart.
      return history.service.kindOf.size > 0 || (/Your session has expired/.test(output) && before)
        ? []
        : [output];
    },
  },
  'lines-as-they-are': {
    file: 'codeengine/parts/inputs.sh',
    right: /if \[\[ \$value =~ .*\n/,
    wrong: '',
    find: refusesAtOnce(PLAIN, (history) => {
      history.secrets('DATABASE_URL="postgresql://shop@db.example.com/shop"\n');
      return {};
    }),
  },
  'public-certificates': {
    file: 'codeengine/parts/inputs.sh',
    right: /^ {2}check_certificate\n/m,
    wrong: '',
    find: refusesAtOnce(DOMAIN, (history) => history.certificateOf('shop.example.org', 'www.example.com')),
  },
  'ranges-once': {
    file: 'codeengine/parts/network.sh',
    right: `remove 'connectivity outbound' "$EVERYWHERE"`,
    wrong: ':',
    find: deploys({ options: { outbound: '10.0.0.0/8' } }),
  },
  'rules-add': {
    file: 'codeengine/parts/network.sh',
    right: 'restrict rule-delete "$rule"',
    wrong: ':',
    find: deploys({ options: { inbound: 'private' } }, { options: { inbound: 'none' } }),
  },
  'one-of-a-name': {
    file: 'codeengine/parts/cloud.sh',
    right: '>"$work/printed" 2>&1 || return 1',
    wrong: '>"$work/printed" 2>&1 || true',
    find: async (history) => {
      await deploys(PLAIN)(history);
      let second: Awaited<ReturnType<History['run']>> | undefined;
      history.service.gate = async (what) => {
        if (!/^jobrun submit/.test(what) || second) return;
        history.service.gate = async () => undefined;
        second = await history.run();
      };
      await history.run();
      history.service.gate = async () => undefined;
      // A service that takes both cannot show that only one may go on.
      return history.service.kindOf.size === 0 && second?.status === 0 ? ['two deployments at once'] : [];
    },
  },
};
