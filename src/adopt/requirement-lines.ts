/** A distribution that a project requires, and how: `django`, `==5.2.1`. */
export interface Required {
  readonly name: string;
  readonly specifier: string;
}

/** The normalized name of a distribution: PEP 503. */
export function normalized(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** One requirement of PEP 508 or of a requirements file; undefined for comments, options and addresses. */
export function requirementOf(line: string): Required | undefined {
  const [, name, specifier = ''] =
    /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*((?:[<>=!~]=?=?\s*[^\s;,#\\]+\s*,?\s*)*)\s*(?:;|#|\\|--hash|$)/.exec(
      line,
    ) ?? [];
  return name === undefined
    ? undefined
    : { name: normalized(name), specifier: specifier.replaceAll(/\s/g, '') };
}

/** A version constraint of Poetry's or Pipenv's as PEP 440 has it: `^5.2` is `>=5.2,<6`. */
export function pep440(constraint: unknown): string {
  const text =
    typeof constraint === 'string'
      ? constraint
      : String((constraint as { version?: string })?.version ?? '*');
  return text
    .split(',')
    .map((part) => part.trim())
    .map((part) => {
      const [, sign = '', version = ''] = /^([\^~]?)(\d[\w.]*)$/.exec(part) ?? [];
      if (version === '') return part === '*' ? '' : part;
      const numbers = version.split('.').map(Number);
      const [major = 0, minor = 0] = numbers;
      if (sign === '^') return `>=${version},<${major > 0 ? major + 1 : `0.${minor + 1}`}`;
      if (sign === '~') return `>=${version},<${numbers.length > 1 ? `${major}.${minor + 1}` : major + 1}`;
      return `==${version}`;
    })
    .filter((part) => part !== '')
    .join(',');
}
