import { type CompletedFlag, quoted, type Vocabulary } from './vocabulary.ts';

const text = (value: string): string => quoted(value.replaceAll('\\', '\\\\'), "\\'");

function valuePart({ takesValue, values, several }: CompletedFlag): string {
  if (!takesValue) return '';
  if (!values) return ' -r -F';
  // Several values stand in one word, with commas.
  return several
    ? ` -x -a ${text(`(__django_cloud_several ${values.join(' ')})`)}`
    : ` -x -a ${text(values.join(' '))}`;
}

/** The script for fish: https://fishshell.com/docs/current/completions.html */
export function fish({ program, commands }: Vocabulary): string {
  const named = commands.filter(({ name }) => name !== '');
  const lines = commands.flatMap(({ name, words, flags }) => {
    const where = name === '' ? '__django_cloud_first' : `__django_cloud_after ${name}`;
    const start = `complete -c ${program} -n ${text(where)}`;
    return [
      ...(words.length > 0 ? [`${start} -a ${text(words.join(' '))}`] : []),
      ...flags.map(
        (flag) =>
          `${start} -l ${flag.name}${flag.short ? ` -s ${flag.short}` : ''}${valuePart(flag)} -d ${text(flag.help)}`,
      ),
    ];
  });
  return `# Completion of ${program} for fish. In ~/.config/fish/config.fish: ${program} completion fish | source
function __django_cloud_after
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test $words[2] = $argv[1]
end
function __django_cloud_first
    set -l words (commandline -opc)
    test (count $words) -eq 1; or not contains -- $words[2] ${named.map(({ name }) => name).join(' ')}
end
function __django_cloud_several
    set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '.*,')
    printf "$before%s\\n" $argv
end
complete -c ${program} -f
${named
  .map(
    ({ name, summary }) =>
      `complete -c ${program} -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${text(summary)}`,
  )
  .join('\n')}
${lines.join('\n')}
`;
}
