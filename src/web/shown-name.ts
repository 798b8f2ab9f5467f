/** Characters that a name may have and that nobody sees, or that turn what is read around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Characters; a file system lets names be longer than anybody reads. */
const LONGEST = 60;

/** A name or a path of a stranger's, as it stands in a message. */
export function shownName(name: string): string {
  const text = name.replaceAll(UNSEEN, '\ufffd');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
