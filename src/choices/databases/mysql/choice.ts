import { marked } from '../../../languages/say.ts';
import type { Database } from '../../backing.ts';
import type { Condition } from '../../choice.ts';
import { withBindings } from '../../conditions.ts';
import { BUDGET, POOL_SIZE, serverUrl } from '../../database-variables.ts';
import { FILE_VARIABLE } from '../file-address.ts';

const isAsgi: Condition = (_answers, { server }) => server?.interface === 'asgi';

export default {
  id: 'mysql',
  title: 'MySQL or MariaDB',
  help: 'A server of its own, or a service of the platform: where that is what there is.',
  oldest: { '5.2': 'MySQL 8.0.11, MariaDB 10.5', '6.1': 'MySQL 8.4, MariaDB 10.11' },
  drivers: ['mysql', 'mariadb'],
  embedded: false,
  shares: ['file-database'],
  binding: { name: 'database', variable: 'DATABASE_URL', scheme: 'mysql' },
  groups: ['mysql'],
  checks: ['time_zones'],
  readme: [
    marked(
      'With another `TIME_ZONE` than UTC, the server needs its time zone tables: `migrate` stops where they are missing,\nand says how they are loaded.',
    ),
  ],
  untyped: ['pymysql.*'],
  variables: [
    serverUrl(
      marked('The database: mysql://USER:PASSWORD@HOST:3306/NAME; on a laptop, a file will do.'),
      ['mysql', 'mysql2', 'mysqlgis'],
      FILE_VARIABLE,
    ),
    POOL_SIZE,
    ...BUDGET,
  ],
  server: {
    address: 'mysql://root:mysql@127.0.0.1:3306/mysite',
    command:
      'docker run --rm -p 127.0.0.1:3306:3306 -e MARIADB_ROOT_PASSWORD=mysql -e MARIADB_DATABASE=mysite mariadb:11',
    workflow: [
      'services:',
      '  mariadb:',
      '    image: mariadb:11',
      '    env:',
      '      MARIADB_ROOT_PASSWORD: mysql',
      '      MARIADB_DATABASE: mysite',
      '    ports: ["3306:3306"]',
      '    options: --health-cmd "healthcheck.sh --connect" --health-interval 2s --health-retries 15',
    ],
    tls: { encrypted: 'ssl-mode=REQUIRED', verified: 'ssl-mode=VERIFY_IDENTITY&ssl-ca=FILE' },
    compose: {
      address: 'mysql://root:mysql@database:3306/mysite',
      lines: [
        'image: mariadb:11',
        'environment:',
        '  MARIADB_ROOT_PASSWORD: mysql',
        '  MARIADB_DATABASE: mysite',
      ],
      folder: '/var/lib/mysql',
      test: ['CMD', 'healthcheck.sh', '--connect', '--innodb_initialized'],
    },
    host: {
      address: (user) => `mysql://${user}@%2Frun%2Fmysqld%2Fmysqld.sock/${user}`,
      unit: 'mariadb.service',
      install: (user) => [
        'sudo apt-get install mariadb-server',
        `sudo mariadb -e 'CREATE DATABASE \`${user}\` CHARACTER SET utf8mb4'`,
        `sudo mariadb -e 'CREATE USER \`${user}\`@localhost IDENTIFIED VIA unix_socket'`,
        `sudo mariadb -e 'GRANT ALL ON \`${user}\`.* TO \`${user}\`@localhost'`,
      ],
    },
    // The second grant: Django's tests make a database of that name.
    sharedSql: (name, password) => [
      `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4;`,
      `CREATE USER '${name}'@'%' IDENTIFIED BY '${password}';`,
      `GRANT ALL ON \`${name}\`.* TO '${name}'@'%';`,
      `GRANT ALL ON \`test\\_${name}\`.* TO '${name}'@'%';`,
    ],
    sharedAddress: (name, password, host) => `mysql://${name}:${password}@${host}/${name}`,
  },
  when: {
    '__project__/bindings/mysql.py': withBindings,
    'tests/test_mysql_binding.py': withBindings,
    '__project__/time_zones.py': ({ adopted }) => !adopted,
    '__project__/mysql/__init__.py': isAsgi,
    '__project__/mysql/base.py': isAsgi,
    'tests/test_mysql_connections.py': isAsgi,
  },
} as const satisfies Database;
