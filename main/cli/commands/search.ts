/** search: words, phrases or numbers over everything that was read. */
import type { Command } from 'commander';
import { formatPartialDate } from '../../../shared/partial-date.ts';
import type { SearchHit, SearchResult } from '../../../shared/views.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import type { Output } from '../terminal.ts';
import { numberText } from './documents.ts';

export function addSearch(program: Command): void {
  program
    .command('search <words...>')
    .description('tra cứu: từ, "cụm từ", số ký hiệu 12/QĐ-MTTQ / words, phrases, numbers')
    .option('--limit <n>', 'số kết quả / how many', Number, 20)
    .option('--offset <n>', 'bỏ qua / skip', Number, 0)
    .action(async (words: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { limit: number; offset: number }>();
      await withArchive(options, async (ask, out) => {
        const result = await ask('search.find', {
          query: words.join(' '),
          limit: options.limit,
          offset: options.offset,
        });
        out.answer(result, () => sayHits(out, result));
        return exitCodes.done;
      });
    });
}

export function sayHits(out: Output, result: SearchResult): void {
  if (result.hits.length === 0) {
    out.say('Không tìm thấy. Thử bớt từ, hoặc gõ không dấu.');
    return;
  }
  out.say(`${result.total}${result.capped ? '+' : ''} văn bản`);
  for (const hit of result.hits) {
    out.say();
    out.say(`#${hit.documentId}  ${headline(hit)}`);
    if (hit.subject !== null) out.say(`    ${hit.subject}`);
    out.say(`    Hồ sơ ${hit.dossierCode}`);
    for (const { page, snippet, marks } of hit.pages) out.say(`    tr. ${page}: ${marked(snippet, marks)}`);
  }
}

const headline = (hit: SearchHit): string =>
  [
    hit.type ?? 'Văn bản',
    numberText(hit.number, hit.symbol),
    hit.date === null ? null : `ngày ${formatPartialDate(hit.date)}`,
    hit.issuer,
  ]
    .filter((part) => part !== null)
    .join(' · ');

/** The found words between brackets on a plain output, in bold on a terminal. */
function marked(snippet: string, marks: readonly (readonly [number, number])[]): string {
  const [before, after] = process.stdout.isTTY ? ['\u001b[1m', '\u001b[22m'] : ['[', ']'];
  let text = '';
  let at = 0;
  for (const [start, end] of marks) {
    text += `${snippet.slice(at, start)}${before}${snippet.slice(start, end)}${after}`;
    at = end;
  }
  return (text + snippet.slice(at)).replace(/\s+/g, ' ');
}
