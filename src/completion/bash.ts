import { flagsOf, type Vocabulary } from './vocabulary.ts';

const words = (all: readonly string[]): string => `words='${all.join(' ')}'`;

/** The script for bash: https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html */
export function bash(vocabulary: Vocabulary): string {
  const { program, commands } = vocabulary;
  const name = `_${program.replaceAll('-', '_')}`;
  const valued = flagsOf(vocabulary).filter(({ takesValue }) => takesValue);
  const values = valued.map((flag) => `    --${flag.name}) ${words(flag.values ?? [])} ;;`);
  const lines = commands.map(
    (command) =>
      `    '${command.name}') ${words([...command.words, ...command.flags.map((flag) => `--${flag.name}`)])} ;;`,
  );
  const first = commands.find((command) => command.name === '')!;
  const names = commands.map((command) => command.name).filter(Boolean);
  return `# Completion of ${program} for bash. In ~/.bashrc: source <(${program} completion bash)
${name}() {
  local word current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command='' list='' words=''
  # "=" is a word of its own.
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $before == '=' ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  ((COMP_CWORD > 1)) && command=\${COMP_WORDS[1]}
  case $command in
    ${names.join(' | ')}) ;;
    *) command='' ;;
  esac
  COMPREPLY=()
  case $before in
${values.join('\n')}
    *)
      case $command in
${lines.map((line) => `    ${line}`).join('\n')}
      esac
      ((COMP_CWORD == 1)) && words='${[...names, ...first.flags.map((flag) => `--${flag.name}`)].join(' ')}'
      ;;
  esac
  # Several values stand in one word, with commas.
  [[ $current == *,* && $current != -* ]] && list=\${current%,*},
  while read -r word; do COMPREPLY+=("$list$word"); done < <(compgen -W "$words" -- "\${current#"$list"}")
}
complete -o default -F ${name} ${program}
`;
}
