/**
 * What the platform does and refuses after the first deployment, and where that is read: cloud_controller_ng 3bbba90 (v3 API
 * 3.228), cloudfoundry/cli ccfd649. Each rule can be switched off: the stand-in is then kinder than the platform, and a test
 * must fail (test/unit/cloudfoundry-stand-in.test.ts, test/e2e/cloudfoundry-history.test.ts).
 */
const CC = 'cloud_controller_ng';
const CREATE = `${CC}, app/actions/deployment_create.rb`;
const UPDATER = `${CC}, lib/cloud_controller/deployment_updater/actions`;

export const PLATFORM_RULES = {
  'process-guid': [
    'A deployment makes a web process with a guid of its own; the former is destroyed when it finalizes.',
    `${CREATE}: clone_existing_web_process; ${UPDATER}/finalize.rb`,
  ],
  'template-process': [
    'A task whose template process does not exist is refused: 404, ProcessNotFound.',
    `${CC}, app/actions/task_create.rb: process_from_template`,
  ],
  'task-droplet': [
    'A task on a droplet of no such app is refused: 404.',
    `${CC}, app/controllers/v3/tasks_controller.rb: create`,
  ],
  'rollback-revision': [
    'Going back makes a new revision, with the droplet of the old one, and says so in its description.',
    `${CC}, app/actions/revision_resolver.rb: rollback_app_revision`,
  ],
  'no-update-rollback': [
    'Going back to what the latest revision is already is refused.',
    `${CC}, app/actions/revision_resolver.rb: NoUpdateRollback`,
  ],
  'revisions-off': [
    'Going back to a revision is refused while the app has no revisions.',
    `${CC}, app/controllers/v3/deployments_controller.rb: create`,
  ],
  'revision-made-at-start': [
    'A deployment makes its revision at once: one that is cancelled leaves it behind.',
    `${CREATE}: update_app_revision`,
  ],
  'expired-droplets': [
    'Beyond the newest five and the current one, staged droplets expire; their revisions cannot be deployed.',
    'capi-release, jobs/cloud_controller_ng/spec: cc.droplets.max_staged_droplets_stored',
  ],
  'several-deployed': [
    'While a deployment is under way, several revisions are deployed.',
    `${CC}, app/fetchers/app_revisions_list_fetcher.rb: fetch_deployed`,
  ],
  'manifest-in-flight': [
    'A manifest that updates or scales the web process is refused while a deployment is in flight, in its job.',
    `${CC}, app/actions/process_update.rb, process_scale.rb`,
  ],
  'droplet-in-flight': [
    'A droplet cannot be set while a deployment is in flight.',
    `${CC}, app/controllers/v3/apps_controller.rb: assign_current_droplet`,
  ],
  'cancel-later': [
    'Cancelling returns at once; the old process is scaled up, and the new one destroyed, later.',
    `${CC}, app/actions/deployment_cancel.rb; ${UPDATER}/cancel.rb`,
  ],
  'cancel-finalized': [
    'A deployment that has ended cannot be cancelled.',
    `${CC}, app/actions/deployment_cancel.rb: reject_invalid_state!`,
  ],
  superseded: [
    'A deployment that begins while another is active takes its place: that one is FINALIZED, SUPERSEDED.',
    `${CREATE}: supersede_deployment`,
  ],
  'canary-pauses': [
    'A canary deployment pauses after each of its steps, until it is continued.',
    `${CC}, lib/cloud_controller/deployment_updater/updater.rb: canary; app/actions/deployment_continue.rb`,
  ],
  'manifest-instances': [
    'The instances of a manifest are set at once, whatever has scaled the app since.',
    `${CC}, app/actions/app_apply_manifest.rb: manifest_process_scale_messages`,
  ],
  'manifest-adds': [
    'Applying a manifest removes nothing: variables, routes, processes and bindings stay.',
    `${CC}, app/actions/app_apply_manifest.rb`,
  ],
  'taken-name': [
    'A service instance of a name that is taken is refused; cf says that it exists, and succeeds.',
    `${CC}, app/actions/mixins/service_instance_create.rb; cli, command/v7/create_service_command.go`,
  ],
  'failed-instance': [
    'An instance that could not be made cannot be bound.',
    `${CC}, app/actions/service_credential_binding_app_create.rb: validate_service_instance!`,
  ],
  'busy-instance': [
    'An instance that is still being made cannot be bound.',
    `${CC}, app/actions/service_credential_binding_app_create.rb: operation_in_progress!`,
  ],
  'started-anyway': [
    'An app whose first instances do not become ready stays started; cf start fails.',
    `${CC}, app/actions/app_start.rb; cli, actor/v7pushaction`,
  ],
  'fail-is-silent': [
    'cf curl --fail prints no body where the platform refuses, and ends with 22.',
    'cli, command/v7/curl_command.go',
  ],
} as const satisfies Readonly<Record<string, readonly [does: string, source: string]>>;

export type PlatformRule = keyof typeof PLATFORM_RULES;
