/** Choices of the page in a real browser: what they give, and what does not go together. */
import { strict as assert } from 'node:assert';
import { presetAnswers } from '../../src/answers/presets.ts';
import { AXES } from '../../src/choices/axes.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { commandWords } from '../../src/flags/command-line.ts';
import { answersFile, plan } from '../../src/plan/plan.ts';
import { shellLine } from '../../src/terminal/shell-line.ts';
import { answersOfFragment, fragmentOf } from '../../src/web/link.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { everyValue } from '../support/pairwise.ts';
import { contentsOf, isProject } from '../support/web-download.ts';
import { WebPage } from '../support/web-page.ts';
import { pairs } from '../support/web-pairs.ts';
import { servedSite } from '../support/web-site.ts';

const everything = presetAnswers('everything', answersWith());

/** Subsets of the platforms: what decides about most other choices, together with the server. */
const SUBSETS: readonly (readonly string[])[] = Array.from({ length: 2 ** platforms.length }, (_, bits) =>
  platforms.filter((_platform, at) => bits & (1 << at)).map(({ id }) => id),
);

describeWith(['chromium'], 'The page, choice by choice', () => {
  const site = servedSite();

  it('downloads in Chromium what the command writes, with each choice there is', () =>
    WebPage.with(site.browser, site.url, {}, async (web) => {
      const all = everyValue(pairs());
      assert.ok(all.length > 5 && all.length < 25, String(all.length));
      for (const answers of [answersWith(), ...all, { ...everything, language: 'es' as const }]) {
        await web.follow(fragmentOf(answers));
        await web.page.locator(`main[data-files="${plan(answers).length}"][data-ready=true]`).waitFor();
        const button = web.page.locator('.take button.main');
        const [download] = await Promise.all([web.page.waitForEvent('download'), button.click()]);
        isProject(await contentsOf(download), answers);
        assert.equal(
          await web.page.locator('#command').inputValue(),
          shellLine(['django-cloud', ...commandWords(answers)]),
        );
        const [file] = await Promise.all([
          web.page.waitForEvent('download'),
          web.page.locator('.take button').nth(1).click(),
        ]);
        assert.equal(String(await contentsOf(file)), answersFile(answers));
      }
    }));

  it('greys everything that does not go with a server and its platforms, with the reason', () =>
    WebPage.with(site.browser, site.url, {}, async (web) => {
      let refused = 0;
      for (const { id } of servers)
        for (const subset of SUBSETS) {
          const [server, platform] = [AXES[0]!, AXES[1]!];
          const isFitting = platform.choices.every(
            (choice) => !subset.includes(choice.id) || !platform.unavailable(choice, { server: id }),
          );
          if (!isFitting) continue;
          const answers = answersWith({ server: id, platforms: subset });
          await web.follow(fragmentOf(answers));
          await web.page.locator(`#${server.key}-${id}:checked`).waitFor();
          const shown = await web.page.evaluate<Record<string, string>>(`Object.fromEntries(
            [...document.querySelectorAll('.choices input:disabled')].map((input) =>
              [input.id, document.getElementById(input.id + '-help').querySelector('.reason').textContent]))`);
          const expected: Record<string, string> = {};
          let before: PartialAnswers = { project: answers.project };
          for (const axis of AXES) {
            for (const choice of axis.choices) {
              const reason = axis.unavailable(choice, before);
              if (reason) expected[`${axis.key}-${choice.id}`] = `Not available: ${reason}.`;
            }
            before = { ...before, [axis.key]: answers[axis.key] };
          }
          assert.deepEqual(shown, expected, fragmentOf(answers));
          refused += Object.keys(expected).length;
        }
      assert.ok(refused > 100, String(refused));
    }));

  it('says what a choice of its own took away, and why', () =>
    WebPage.with(site.browser, site.url, {}, async (web) => {
      const lossy = platforms.find(({ hasSystemPackages }) => !hasSystemPackages)!;
      const system = servers.find(({ systemPackages }) => systemPackages)!;
      await web.page.locator(`#platforms-${lossy.id}`).check();
      await web.page.locator(`#server-${system.id}`).check();
      await web.page.getByRole('status').getByText(`without ${lossy.title}, because`).waitFor();
      assert.equal(await web.page.locator(`#platforms-${lossy.id}`).isDisabled(), true);
    }));

  it('opens a link anew, and refuses a damaged one in one line', async () => {
    const answers = { ...everything, project: 'shop', language: 'es' as const };
    await WebPage.with(site.browser, `${site.url}#${fragmentOf(answers)}`, {}, async (web) => {
      assert.equal(await web.count(), plan(answers).length);
      assert.deepEqual(answersOfFragment(await web.fragment()), answers);
      assert.equal(await web.page.evaluate('document.documentElement.lang'), 'es');
    });
    const [first, ...others] = [
      'project=<img src=x onerror=alert(1)>',
      'server=%3Cscript%3Ealert(1)%3C/script%3E',
      'schema=99&project=shop',
      `project=${'x'.repeat(20_000)}`,
      '%E0%A4%A=%',
    ];
    await WebPage.with(site.browser, `${site.url}#${first}`, {}, async (web) => {
      const told = web.page.getByRole('alert');
      const seen = new Set<string>();
      const refused = async (): Promise<void> => {
        const text = (await told.innerText()).trim();
        assert.ok(text.length > 10 && !text.includes('\n') && !seen.has(text), text);
        seen.add(text);
        assert.equal(await web.page.locator('.notices img, .notices script').count(), 0);
        assert.equal(await web.count(), plan(answersWith()).length);
      };
      await refused();
      for (const fragment of others) {
        const before = await told.innerText();
        await web.follow(fragment);
        await web.page.waitForFunction(
          `document.querySelector('[role=alert]').innerText !== ${JSON.stringify(before)}`,
        );
        await refused();
      }
    });
  });
});
