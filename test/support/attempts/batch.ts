import { edit, right, wrong } from './attempt.ts';

const LAB = 'lab-7';
const COMMAND = 'pages/management/commands/count_words.py';
const BASE = 'from django.core.management.base import BaseCommand, CommandError\n';
const ALL = 'share = Message.objects.all()';
const LOOP = 'for message in share.order_by("pk").iterator():\n';
const PRINT = 'self.stdout.write(f"message {message.pk}: {len(message.text.split())} words")';

const imports = edit(
  COMMAND,
  BASE,
  `${BASE}from django.db.models import F\nfrom django.db.models.functions import Mod\n`,
);
const share = (text: string) => edit(COMMAND, ALL, `share = ${text}`);
const loop = (text: string) => edit(COMMAND, LOOP, text);

export default [
  right(
    LAB,
    'as on the page',
    imports,
    share('Message.objects.annotate(share=Mod(F("pk"), size)).filter(share=index)'),
  ),
  right(
    LAB,
    'by the operator',
    imports,
    share('Message.objects.annotate(rest=F("pk") % size).filter(rest=index)'),
  ),
  right(
    LAB,
    'by the name of the field',
    imports,
    share('Message.objects.annotate(rest=Mod("id", size)).filter(rest=index)'),
  ),
  right(
    LAB,
    'skipped in Python',
    loop(`${LOOP}            if message.pk % size != index:\n                continue\n`),
  ),
  right(
    LAB,
    'chosen in Python',
    loop('for message in [one for one in share.order_by("pk") if one.pk % size == index]:\n'),
  ),
  right(
    LAB,
    'every size-th of the ordered list',
    loop('for message in list(share.order_by("pk"))[index::size]:\n'),
  ),
  right(LAB, 'every size-th of the query', loop('for message in share.order_by("pk")[index::size]:\n')),
  right(
    LAB,
    'the numbers first',
    loop(
      'numbers = [pk for pk in share.values_list("pk", flat=True) if pk % size == index]\n        for message in Message.objects.filter(pk__in=numbers):\n',
    ),
  ),
  right(
    LAB,
    'by a hash',
    edit(COMMAND, 'from typing import Any\n', 'import zlib\nfrom typing import Any\n'),
    loop('for message in [one for one in share if zlib.crc32(str(one.pk).encode()) % size == index]:\n'),
  ),
  right(LAB, 'in raw SQL', share('Message.objects.extra(where=["id %% %s = %s"], params=[size, index])')),

  wrong(LAB, 'nothing yet', 'shared', /JOB_ARRAY_SIZE=3, several processes work on 13 of 13/),
  wrong(
    LAB,
    'made for four',
    'shared',
    /JOB_ARRAY_SIZE=1, no process works on/,
    imports,
    share('Message.objects.annotate(share=Mod(F("pk"), 4)).filter(share=index)'),
  ),
  wrong(
    LAB,
    'counted from one',
    'shared',
    /no process works on/,
    imports,
    share('Message.objects.annotate(share=Mod(F("pk"), size)).filter(share=index + 1)'),
  ),
  wrong(
    LAB,
    'one process does it all',
    'shared',
    /2 of 3 processes work on nothing/,
    share('Message.objects.all() if index == 0 else Message.objects.none()'),
  ),
  wrong(
    LAB,
    'the rest is lost',
    'shared',
    /no process works on/,
    loop(
      'part = share.count() // size\n        for message in share.order_by("pk")[index * part : (index + 1) * part]:\n',
    ),
  ),
  wrong(
    LAB,
    'only one message each',
    'shared',
    /no process works on/,
    share('Message.objects.filter(pk=index)'),
  ),
  wrong(
    LAB,
    'divided by the index',
    'shared',
    /ZeroDivisionError|no process works on|several processes/,
    loop(`${LOOP}            if message.pk % index != 0:\n                continue\n`),
  ),
  wrong(
    LAB,
    'everything read, some printed',
    'shared',
    /several processes work on/,
    edit(
      COMMAND,
      `            ${PRINT}`,
      `            words = len(message.text.split())\n            if message.pk % size == index:\n                self.stdout.write(f"message {message.pk}: {words} words")`,
    ),
  ),
  wrong(
    LAB,
    'compared with a text',
    'shared',
    /no process works on/,
    loop(`${LOOP}            if str(message.pk % size) != index:\n                continue\n`),
  ),
  wrong(
    LAB,
    'not imported',
    'shared',
    /count_words\.py, line \d+: NameError: name 'Mod'/,
    share('Message.objects.annotate(share=Mod(F("pk"), size)).filter(share=index)'),
  ),
  wrong(
    LAB,
    'imported from elsewhere',
    'shared',
    /count_words\.py, line \d+: ImportError/,
    edit(COMMAND, BASE, `${BASE}from django.db.models import F, Mod\n`),
    share('Message.objects.annotate(share=Mod(F("pk"), size)).filter(share=index)'),
  ),
  wrong(
    LAB,
    'a field that is not there',
    'shared',
    /FieldError/,
    imports,
    share('Message.objects.annotate(share=Mod(F("number"), size)).filter(share=index)'),
  ),
  wrong(
    LAB,
    'size minus one',
    'shared',
    /1 of 3 processes work on nothing/,
    loop(`${LOOP}            if message.pk % (size - 1 or 1) != index:\n                continue\n`),
  ),
  wrong(
    LAB,
    'below or equal',
    'shared',
    /several processes work on/,
    loop(`${LOOP}            if message.pk % size > index:\n                continue\n`),
  ),
  wrong(
    LAB,
    'the check of the index is gone',
    'tests',
    /CommandError not raised|test_share/,
    imports,
    share('Message.objects.annotate(share=Mod(F("pk"), size)).filter(share=index)'),
    edit(
      COMMAND,
      '        if index >= size:\n            raise CommandError(f"JOB_INDEX: {index} is not below JOB_ARRAY_SIZE, {size}.")\n',
      '',
    ),
  ),
  wrong(
    LAB,
    'nothing is printed',
    'tests',
    /test_shares/,
    imports,
    share('Message.objects.annotate(share=Mod(F("pk"), size)).filter(share=index)'),
    edit(COMMAND, PRINT, 'len(message.text.split())'),
  ),
  wrong(
    LAB,
    'an open bracket',
    'files',
    /count_words\.py, line \d+: "\(" is never closed/,
    share('Message.objects.annotate(share=Mod(F("pk"), size).filter(share=index)'),
  ),
];
