/**
 * digitise: import, recognise, describe and index in one go. Without folders: the practice run on the bundled sample
 * papers, which goes on to approve, seal and deliver, so that a newcomer sees the whole walk from paper to receipt.
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { obstacleSentence } from '../../../shared/dossier.ts';
import type { WorkReport } from '../../../shared/views.ts';
import { rowsOf } from '../dossier-of-code.ts';
import { type ExitCode, exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { duration, type Output, problemLine } from '../terminal.ts';
import { sayApproval } from './approve.ts';
import { destinationAt, sayDeliveries } from './deliver.ts';
import { sayDocuments } from './documents.ts';
import { addIntakeOptions, type IntakeOptions, sayIntake, takeIn } from './import.ts';
import { sayListReport } from './inventory.ts';
import { sayProgress } from './progress.ts';
import { sayReceiptChecks } from './receipts.ts';
import { sayBatch } from './seal.ts';

type Options = GlobalOptions & IntakeOptions & { list?: string };

const samples = fileURLToPath(new URL('../../../resources/samples/', import.meta.url));

/** Where the practice run keeps its archive and its destination, under the folder the command is run in. */
const practice = { archive: join('out', 'practice', 'archive'), store: join('out', 'practice', 'store') };

export function addDigitise(program: Command): void {
  addIntakeOptions(
    program
      .command('digitise [paths...]')
      .description(
        'nhập, nhận dạng, biên mục và lập chỉ mục; không có thư mục: chạy thử với tài liệu mẫu / the whole work in one go',
      )
      .option('--list <file>', 'danh sách hồ sơ (.csv, .xlsx) để đối chiếu / list of dossiers'),
  ).action(async (paths: string[], _: unknown, command: Command) => {
    const options = command.optsWithGlobals<Options>();
    if (paths.length > 0) return digitise(paths, options);
    const given = program.getOptionValueSource('archive') === 'cli';
    return practiceRun({ ...options, archive: given ? options.archive : practice.archive });
  });
}

const isArchive = (folder: string): boolean => existsSync(join(resolve(folder), 'archive.sqlite'));

const newArchive = (folder: string, create: { name: string; practice?: boolean }) =>
  isArchive(folder) ? {} : { create };

async function digitise(paths: string[], options: Options): Promise<void> {
  const named = options.list === undefined ? paths : [...paths, options.list];
  await withArchive(
    options,
    async (ask, out, { signal }) => {
      if (options.list !== undefined)
        sayListReport(out, await ask('inventory.import', { path: resolve(options.list) }));
      const intake = await takeIn(ask, paths, options);
      sayIntake(out, intake);
      const work = signal.aborted ? null : await ask('work.run', {});
      if (work !== null) sayWork(out, work);
      const status = await ask('station.status', {});
      out.answer({ archive: status.folder, intake, work, status }, () => {
        out.say();
        if (signal.aborted) return out.say('Đã dừng. Chạy lại lệnh này để làm tiếp; phần đã làm được giữ nguyên.');
        out.say(`Kho: ${status.folder} (${status.documents} văn bản, ${status.pages.total} trang)`);
        if (status.needsPerson > 0)
          out.say(`${status.needsPerson} trường phải người đọc trên giấy (số, ngày viết tay…).`);
        out.say(
          'Tiếp theo: documents · search TỪ · show SỐ · approve SỐ hoặc --all · seal · deliver --to THƯ_MỤC · progress',
        );
      });
      return needsPerson(intake.refused, work) ? exitCodes.attention : exitCodes.done;
    },
    { ...newArchive(options.archive, { name: basename(resolve(options.archive)) }), needs: named },
  );
}

async function practiceRun(options: Options): Promise<void> {
  await withArchive(
    options,
    async (ask, out, { signal }): Promise<ExitCode> => {
      out.say('Chạy thử với tài liệu mẫu do chương trình tự soạn (tên người, tên cơ quan đều là hư cấu).');
      out.say('A practice run on sample papers of our own; people and offices are invented.');
      out.say();
      const list = await ask('inventory.import', { path: join(samples, 'inventory.csv') });
      sayListReport(out, list);
      const intake = await takeIn(ask, [join(samples, 'papers')], options);
      sayIntake(out, intake);
      const work = await ask('work.run', {});
      sayWork(out, work);
      out.say();
      sayDocuments(out, await rowsOf(ask, 'document.find', {}));
      if (signal.aborted || work.cancelled) {
        out.answer({ list, intake, work }, () => out.say('Đã dừng. Chạy lại để làm tiếp.'));
        return exitCodes.stopped;
      }

      out.say();
      out.say('Trong công việc thật, người biên mục xem từng văn bản rồi mới duyệt. Ở đây chương trình duyệt thay.');
      const approval = await ask('dossier.approve', { leaveEmpty: true });
      sayApproval(out, approval);
      const dossiers = await rowsOf(ask, 'dossier.find', {});
      for (const d of dossiers.filter((d) => d.documents > 0 && d.state === 'approved' && d.obstacles.length > 0)) {
        out.say(`Hồ sơ ${d.code} chưa đóng gói: ${d.obstacles.map((each) => obstacleSentence(each).vi).join('; ')}.`);
      }
      const ready = dossiers.filter((d) => d.state === 'approved' && d.obstacles.length === 0);
      const batch = ready.length === 0 ? null : await ask('batch.seal', {});
      if (batch !== null) sayBatch(out, batch);
      const destination = await destinationAt(ask, siblingStore(options.archive), 'Kho nhận chạy thử');
      const deliveries = await ask('delivery.deliver', { destination });
      sayDeliveries(out, deliveries);
      const receipts = await ask('receipt.verify', {});
      sayReceiptChecks(out, receipts);
      out.say();
      const progress = await ask('inventory.progress', {});
      sayProgress(out, progress);
      const result = { list, intake, work, approval, batch, deliveries, receipts, progress };
      out.answer(result, () => {
        out.say();
        out.say(`Kho: ${resolve(options.archive)}`);
        out.say(`Kho nhận: ${siblingStore(options.archive)}`);
        out.say(`Thử tra cứu: npm run cli -- --archive ${options.archive} search "hòa giải"`);
      });
      return receipts.every((r) => r.outcome === 'intact') ? exitCodes.done : exitCodes.damage;
    },
    newArchive(options.archive, { name: 'Kho thực hành', practice: true }),
  );
}

const siblingStore = (archive: string): string =>
  archive === practice.archive ? resolve(practice.store) : `${resolve(archive)}-store`;

function sayWork(out: Output, work: WorkReport): void {
  if (work.pagesRead + work.pagesFailed + work.documentsDescribed === 0) {
    out.say('Không có trang nào chờ nhận dạng.');
    return;
  }
  const pace = work.seconds > 0 ? `, ${Math.round((work.pagesRead / work.seconds) * 60)} trang/phút` : '';
  out.say(
    `Đã nhận dạng ${work.pagesRead} trang, biên mục ${work.documentsDescribed} văn bản trong ${duration(work.seconds / 60)}${pace}.`,
  );
  for (const failure of work.failures) out.say(`  - việc ${failure.jobId}: ${problemLine(failure)}`);
}

const needsPerson = (refused: number, work: WorkReport | null): boolean =>
  refused > 0 || (work?.failures.length ?? 0) > 0;
