/**
 * The commands of `ibmcloud ce` that a deployment may use, with their flags: those with a value, and switches. From
 * cmd_defs.md of github.com/ibm-cloud-docs/codeengine at 90839fb (CLI 1.62).
 */
export interface Command {
  readonly values: readonly string[];
  readonly switches: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
const command = (values: string, switches = ''): Command => ({
  values: words(values),
  switches: words(`${switches} quiet`),
});

const WAIT = 'wait no-wait';
const DELETE = 'force ignore-not-found';
const BUILD =
  'build-source build-commit build-context-dir build-dockerfile build-git-repo-secret build-size build-strategy build-timeout';
const RUN =
  'name image argument command cpu env env-from-configmap env-from-secret ephemeral-storage memory mount-configmap mount-data-store mount-secret output registry-secret service-account wait-timeout';
const APP = `${RUN} ${BUILD} concurrency concurrency-target max-scale min-scale port probe-live probe-ready request-timeout revision-name scale-down-delay user visibility`;
const JOB = `${RUN} array-indexes array-size maxexecutiontime mode retrylimit`;
const REMOVE = 'env-rm env-from-configmap-rm env-from-secret-rm mount-rm';
const CLEAR =
  'arguments-clear commands-clear build-clear build-commit-clear rebuild registry-secret-clear service-account-clear';
const SECRET =
  'name from-env-file from-file from-literal access-key-id cert-chain-file email from-json-file key-path known-hosts-path output password password-from-file password-from-json-file private-key-file secret-access-key server username';
const BIND = 'name service-instance service-instance-id prefix role service-credential wait-timeout';
const LIST = command('output sort-by');
const CRON =
  'name destination content-type data data-base64 destination-type extension output path schedule time-zone';

export const COMMANDS: Readonly<Record<string, Command>> = {
  'project list': command('output regions sort-by', 'all-resource-groups'),
  'project create': command('name endpoint output tag wait-timeout', `no-select ${WAIT}`),
  'project select': command('name id endpoint', 'kubecfg'),
  'application create': command(APP, `cluster-local no-cluster-local force trusted-profiles-enabled ${WAIT}`),
  'application update': command(
    `${APP} ${REMOVE}`,
    `${CLEAR} cluster-local no-cluster-local force trusted-profiles-enabled probe-live-clear probe-ready-reset ${WAIT}`,
  ),
  'application get': command('name output', 'show-all-revisions'),
  'application list': LIST,
  'application events': command('application instance name output'),
  'application logs': command(
    'application instance name output tail',
    'all-containers follow raw timestamps',
  ),
  'application restart': command('application instance name'),
  'application unbind': command('name binding', 'all'),
  'application delete': command('name wait-timeout', `${DELETE} ${WAIT}`),
  'application bind': command(BIND, WAIT),
  'job create': command(`${JOB} ${BUILD}`, `force trusted-profiles-enabled ${WAIT}`),
  'job update': command(`${JOB} ${BUILD} ${REMOVE}`, `${CLEAR} force trusted-profiles-enabled ${WAIT}`),
  'job get': command('name output'),
  'job list': LIST,
  'job unbind': command('name binding', 'all'),
  'job delete': command('name', `${DELETE} orphan-job-runs`),
  'job bind': command(BIND, WAIT),
  'jobrun submit': command(`${JOB} job array-size-var-override`, `force trusted-profiles-enabled ${WAIT}`),
  'jobrun get': command('name output'),
  'jobrun list': command('job output sort-by'),
  'jobrun events': command('jobrun instance name output'),
  'jobrun delete': command('name job', DELETE),
  'jobrun logs': command('instance jobrun output tail', 'follow raw timestamps'),
  'secret create': command(`${SECRET} format`, 'access-key-id-prompt secret-access-key-prompt'),
  'secret update': command(`${SECRET} rm`, 'access-key-id-prompt secret-access-key-prompt'),
  'secret get': command('name output', 'decode'),
  'secret list': command('format output sort-by', 'all'),
  'secret delete': command('name', DELETE),
  'subscription cron create': command(`${CRON} wait-timeout`, `force ${WAIT}`),
  'subscription cron update': command(`${CRON} extension-rm`),
  'subscription cron get': command('name output'),
  'subscription cron list': LIST,
  'subscription cron delete': command('name wait-timeout', `${DELETE} ${WAIT}`),
  'buildrun submit': command(
    'build name commit context-dir dockerfile git-repo-secret registry-secret size strategy image output service-account source timeout wait-timeout',
    WAIT,
  ),
  'buildrun get': command('name output'),
  'buildrun list': LIST,
  'buildrun events': command('buildrun name output'),
  'buildrun logs': command('buildrun output tail', 'follow raw timestamps'),
  'buildrun delete': command('name build', DELETE),
  'configmap create': command('name from-env-file from-file from-literal output'),
  'configmap get': command('name output'),
  'configmap list': LIST,
  'configmap delete': command('name', DELETE),
  'persistentdatastore create': command('name cos-access-secret cos-bucket-name cos-bucket-location'),
  'persistentdatastore list': LIST,
  'persistentdatastore delete': command('name', DELETE),
  'connectivity outbound create': command('name cidr format pps-crn pps-isolation-policy', 'force'),
  'connectivity outbound list': command('format output'),
  'connectivity outbound delete': command('name', DELETE),
  'domainmapping create': command('domain-name target target-type tls-secret'),
  'domainmapping update': command('domain-name target target-type tls-secret'),
  'domainmapping get': command('domain-name output'),
  'domainmapping list': command('output sort-by', 'all'),
  'domainmapping delete': command('domain-name', DELETE),
};

/** Flags that may be given several times. */
export const REPEATABLE: ReadonlySet<string> = new Set(
  words(
    'argument command env env-from-secret env-from-configmap env-rm probe-live probe-ready from-env-file from-file from-literal tag mount-secret mount-configmap mount-data-store rm',
  ),
);
