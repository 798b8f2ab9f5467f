/**
 * What systemd refuses, and the stand-in of histories with it. The same rows are run on a real systemd by
 * onprem-scenario.ts: both must end with the same status.
 */

export interface Refusal {
  /** The rule's name, by which tests of the stand-in switch it off. */
  readonly rule: string;
  readonly source: string;
  /** Shell lines before; the last line is the command that is refused. */
  readonly script: readonly string[];
  readonly status: number;
  readonly message: RegExp;
  /** Why systemd itself ends otherwise: then the stand-in is stricter. */
  readonly stricter?: string;
}

const unit = (name: string, ...lines: readonly string[]): string =>
  `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')} >/etc/systemd/system/${name}`;
const RELOAD = 'systemctl daemon-reload';
const SLEEP = 'ExecStart=/bin/sleep 60';

export const REFUSALS: readonly Refusal[] = [
  {
    rule: 'unknown-unit',
    source: 'systemctl(1), "Exit status": 5, program is not installed',
    script: ['systemctl restart row-none.service'],
    status: 5,
    message: /Unit row-none\.service not found/,
  },
  {
    rule: 'unknown-unit',
    source: 'systemctl(1), "stop"',
    script: ['systemctl stop row-none.service'],
    status: 5,
    message: /Unit row-none\.service not loaded/,
  },
  {
    rule: 'unknown-file',
    source: 'systemctl(1), "enable"',
    script: ['systemctl enable --quiet row-none.service'],
    status: 1,
    message: /row-none\.service.? does not exist/,
  },
  {
    rule: 'unknown-file',
    source: 'systemctl(1), "disable"',
    script: ['systemctl disable --quiet --now row-none.service'],
    status: 1,
    message: /row-none\.service.? does not exist/,
  },
  {
    rule: 'exec',
    source: 'systemd.service(5), Type=exec; systemd.exec(5), "Process exit codes": 203/EXEC',
    script: [
      unit('row-exec.service', '[Service]', 'Type=exec', 'ExecStart=/nonexistent/program'),
      RELOAD,
      'systemctl start row-exec.service',
    ],
    status: 1,
    message: /Job for row-exec\.service failed/,
  },
  {
    rule: 'user',
    source: 'systemd.exec(5), User= and "Process exit codes": 217/USER',
    script: [
      unit('row-user.service', '[Service]', 'Type=exec', SLEEP, 'User=row-nobody'),
      RELOAD,
      'systemctl start row-user.service',
    ],
    status: 1,
    message: /Job for row-user\.service failed/,
  },
  {
    rule: 'socket-busy',
    source: 'systemd src/core/socket.c, socket_start(): "Socket service %s already active, refusing."',
    script: [
      unit('row-busy.service', '[Service]', 'Type=exec', SLEEP),
      unit('row-busy.socket', '[Socket]', 'ListenStream=/run/row-busy.sock'),
      RELOAD,
      'systemctl start row-busy.service',
      'systemctl start row-busy.socket',
    ],
    status: 1,
    message: /Job failed\. See "journalctl -xe" for details\./,
  },
  {
    rule: 'verbs',
    source: 'systemctl(1)',
    script: ['systemctl rowverb row-none.service'],
    status: 1,
    message: /Unknown command verb/,
  },
  {
    rule: 'options',
    source: 'systemctl(1)',
    script: ['systemctl --row start'],
    status: 1,
    message: /unrecognized option/,
  },
  {
    rule: 'daemon-reload',
    source: 'systemctl(1), "daemon-reload": "the unit file changed on disk"',
    script: [
      unit('row-old.service', '[Service]', 'Type=exec', SLEEP),
      RELOAD,
      'systemctl start row-old.service',
      unit('row-old.service', '[Service]', 'Type=exec', 'ExecStart=/bin/sleep 61'),
      'systemctl restart row-old.service',
    ],
    status: 1,
    message: /changed on disk/,
    stricter: 'it starts the definition that it read before, with a warning',
  },
  {
    rule: 'condition',
    source: 'systemd.unit(5), "Conditions and asserts": the unit is not started, and that is no failure',
    script: [
      unit('row-if.service', '[Unit]', 'ConditionPathExists=/nonexistent', '[Service]', 'Type=exec', SLEEP),
      RELOAD,
      'systemctl start row-if.service',
      'systemctl is-active --quiet row-if.service',
    ],
    status: 3,
    message: /^$/,
  },
];

/** A row as one script: what comes before must succeed. */
export const scriptOf = ({ script }: Refusal): readonly string[] => [
  'bash',
  '-ec',
  `${script.slice(0, -1).join('\n')}\nset +e\n${script.at(-1)}`,
];
