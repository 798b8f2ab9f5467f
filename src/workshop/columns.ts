/** What a column of a roster is about. */
export type Column = 'user' | 'email' | 'number' | 'school' | 'login' | 'name' | 'first' | 'last' | 'table';

/**
 * Headings as people have them, without accents, capitals and signs: GitHub Classroom's export, Moodle's in English and
 * Spanish, and what spreadsheets are given by hand.
 */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  user: [
    'githubusername',
    'github',
    'username',
    'user',
    'login',
    'usuario',
    'nombredeusuario',
    'usuariodegithub',
    'usuariogithub',
  ],
  email: [
    'email',
    'emailaddress',
    'mail',
    'correo',
    'correoelectronico',
    'direcciondecorreo',
    'direccionemail',
    'direcciondecorreoelectronico',
  ],
  number: [
    'identifier',
    'idnumber',
    'id',
    'studentid',
    'numerodeid',
    'numerodeidentificacion',
    'matricula',
    'rosteridentifier',
  ],
  // Canvas exports its own number as "ID", and beside it what the school's system calls somebody.
  school: ['sisuserid'],
  login: ['sisloginid'],
  name: [
    'name',
    'fullname',
    'student',
    'studentname',
    'participant',
    'nombrecompleto',
    'nombreyapellidos',
    'nombreyapellido',
    'alumno',
    'alumna',
    'estudiante',
    'participante',
  ],
  first: ['firstname', 'givenname', 'nombre', 'nombres', 'nombredepila'],
  last: ['lastname', 'surname', 'familyname', 'apellido', 'apellidos'],
  table: ['table', 'group', 'groups', 'team', 'mesa', 'grupo', 'grupos', 'equipo'],
};

/** A heading as it is compared. */
function plain(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What a heading stands for; undefined when it is about something else. */
export function columnOf(heading: string): Column | undefined {
  const text = plain(heading);
  // "Apellido(s)" is how Moodle spells it.
  const entry = Object.entries(HEADINGS).find(([, known]) => known.includes(text));
  return entry?.[0] as Column | undefined;
}

/** The columns as a person may call them, by what they are about: what `--init` says. */
export const KNOWN_COLUMNS: readonly string[] = [
  'name (nombre completo)',
  'first name + last name (nombre + apellidos)',
  'email (correo)',
  'id (matrícula)',
  'github (usuario)',
  'table (mesa), group (grupo)',
];
