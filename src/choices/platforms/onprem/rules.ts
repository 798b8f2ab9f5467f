import { marked, said, say } from '../../../languages/say.ts';

/** What a host's name, folder and account must look like: one module for prompts, flags and stored answers. */

/** Accounts that Debian itself has (base-passwd) or that its packages make: a project must not serve as one of them. */
const TAKEN_ACCOUNTS = new Set(
  `root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt messagebus sshd
  postgres mysql redis nginx systemd-network systemd-resolve systemd-timesync systemd-journal adm tty disk sudo staff
  users shadow utmp video audio plugdev operator src kmem dialout fax voice cdrom floppy tape sasl input sgx kvm render
  crontab ssl-cert`.split(/\s+/),
);

/** systemd takes no longer name for an account: https://systemd.io/USER_NAMES */
const LONGEST_ACCOUNT = 31;

/** Folders that the hardened units hide, or that a restart empties, and those that belong to the system. */
const FORBIDDEN_FOLDERS: readonly (readonly [RegExp, string])[] = [
  [/^\/(home|root|run\/user)(\/|$)/, marked('the units hide it from the project (ProtectHome=yes)')],
  [/^\/(tmp|var\/tmp)(\/|$)/, marked('the units give the project an own, empty one (PrivateTmp=yes)')],
  [/^\/(run|var\/run|dev|proc|sys)(\/|$)/, marked('it does not outlive a restart of the host')],
  [/^\/(etc|usr|bin|sbin|lib\w*|boot)(\/|$)/, marked('it belongs to the system and its packages')],
];

/** Why a name cannot be the site's, undefined when it can: RFC 1123, with a dot, as a certificate needs. */
export function domainProblem(domain: string): string | undefined {
  if (domain.includes('://') || domain.includes('/') || domain.includes(':')) {
    return say`it is an address. Give the host name alone, such as www.example.com.`;
  }
  if (/^[\d.]+$/.test(domain)) {
    return say`it is an IP address, for which no certificate is issued this way. Give a host name, such as www.example.com.`;
  }
  if (domain !== domain.toLowerCase()) return say`capitals mean nothing here. Give ${domain.toLowerCase()}.`;
  if (domain.length > 253) return say`it is ${domain.length} characters long; the maximum is 253 (RFC 1035).`;
  const labels = domain.split('.');
  const bad = labels.find((label) => !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  if (bad !== undefined) {
    return say`its part "${bad}" is not 1 to 63 small letters, digits and inner hyphens (RFC 1123). Give a host name, such as www.example.com.`;
  }
  if (labels.length < 2) return say`it has no dot. Give the whole host name, such as www.example.com.`;
  return undefined;
}

/** Why a folder cannot hold the releases; undefined when it can. */
export function folderProblem(folder: string): string | undefined {
  if (!folder.startsWith('/')) return say`it is not an absolute path. Give one, such as /srv/mysite.`;
  if (!/^[\w./-]+$/.test(folder)) {
    return say`units and shells would need quotes for it. Use letters, digits, dots, hyphens and underscores.`;
  }
  if (folder.endsWith('/') || /\/\/|\/\.{1,2}(\/|$)/.test(folder)) {
    return say`it is not a plain path. Leave out "//", "." and "..", and the slash at the end.`;
  }
  const found = FORBIDDEN_FOLDERS.find(([pattern]) => pattern.test(folder));
  if (found) return say`${said(found[1])}. Choose another one, such as /srv/mysite.`;
  if (folder.split('/').length < 3) {
    return say`other things lie there too. Choose a folder of its own, such as /srv/mysite.`;
  }
  return undefined;
}

/** Why an account cannot be the project's own; undefined when it can. */
export function accountProblem(account: string): string | undefined {
  if (account.length > LONGEST_ACCOUNT) {
    return say`it is ${account.length} characters long; the maximum is ${LONGEST_ACCOUNT} (systemd).`;
  }
  if (!/^[a-z_][a-z0-9_-]*$/.test(account)) {
    return say`it is not made of small letters, digits, hyphens and underscores, with a letter first.`;
  }
  return TAKEN_ACCOUNTS.has(account)
    ? say`it is an account of the system's, with rights of its own. Choose another one, such as ${account.slice(0, 27)}-app.`
    : undefined;
}

/** A host name that stands for the project until there is one. */
export function exampleDomain(project: string): string {
  return `${project.replaceAll('_', '-')}.example.com`;
}

/** The account's name for a project. */
export function accountOf(project: string): string {
  return TAKEN_ACCOUNTS.has(project) ? `${project}-app` : project.slice(0, LONGEST_ACCOUNT);
}
