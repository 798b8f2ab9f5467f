import { type CompletedFlag, flagsOf, quoted, type Vocabulary } from './vocabulary.ts';

/** `name:help` as `_describe` reads it. */
const described = (name: string, help: string): string =>
  quoted(`${name.replaceAll(':', '\\:')}:${help.replaceAll(':', '\\:')}`, `'\\''`);

const flagLines = (flags: readonly CompletedFlag[]): string =>
  flags.map(({ name, help }) => described(`--${name}`, help)).join(' ');

/** The script for zsh: https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
export function zsh(vocabulary: Vocabulary): string {
  const { program, commands } = vocabulary;
  const name = `_${program}`;
  const valued = flagsOf(vocabulary).filter(({ takesValue }) => takesValue);
  const values = valued.map(({ name: flag, values: known }) =>
    known ? `    --${flag}) values=(${known.join(' ')}) ;;` : `    --${flag}) _files; return ;;`,
  );
  const named = commands.filter((command) => command.name !== '');
  const first = commands.find((command) => command.name === '')!;
  const lines = named.map(
    ({ name: command, words, flags }) =>
      `    ${command}) words_after=(${words.join(' ')}); flags=(${flagLines(flags)}) ;;`,
  );
  return `#compdef ${program}
# Completion of ${program} for zsh. In ~/.zshrc, after compinit: source <(${program} completion zsh)
${name}() {
  local before=\${words[CURRENT-1]} command=''
  local -a values flags commands words_after
  if [[ \${words[CURRENT]} == --*=* ]]; then
    before=\${words[CURRENT]%%=*}
    compset -P '*='
  fi
  ((CURRENT > 2)) && command=\${words[2]}
  case $before in
${values.join('\n')}
  esac
  if ((\${#values})); then
    # Several values stand in one word, with commas.
    compset -P '*,'
    compadd -- $values
    return
  fi
  case $command in
${lines.join('\n')}
    *) flags=(${flagLines(first.flags)}) ;;
  esac
  if ((CURRENT == 2)); then
    commands=(${named.map(({ name: command, summary }) => described(command, summary)).join(' ')})
    _describe command commands
  fi
  ((\${#words_after})) && compadd -- $words_after
  _describe flag flags
}
if [[ \${funcstack[1]} == ${name} ]]; then ${name} "$@"; else compdef ${name} ${program}; fi
`;
}
