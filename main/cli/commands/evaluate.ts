/** evaluate: reads papers with ground truth and says how far the reading is from it, and from what other programs read. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type EvaluationReport, evaluate, evaluationTable, openComparer } from '../../evaluation/evaluation.ts';
import { exitCodes, type GlobalOptions, command as runCommand } from '../session.ts';

type Options = GlobalOptions & { compare?: boolean };

export function addEvaluate(program: Command): void {
  program
    .command('evaluate <folders...>')
    .option(
      '--compare',
      'so với Tesseract cài trên máy và tesseract.js nguyên bản / beside installed Tesseract and plain tesseract.js',
    )
    .description('đo độ chính xác trên tài liệu có đáp án / measure accuracy on papers with ground truth')
    .action(async (folders: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await runCommand(options, async (out, signal) => {
        const comparer = options.compare === true ? await openComparer() : undefined;
        const reports: EvaluationReport[] = [];
        try {
          for (const folder of folders) {
            const report = await evaluate(resolve(folder), {
              signal,
              ...(comparer && { comparer }),
              onProgress: (done, total, current) => out.progress({ stage: 'reading', done, total, current }),
            });
            out.endProgress();
            if (!out.json) out.say(`${reports.length > 0 ? '\n' : ''}${evaluationTable(report)}`);
            reports.push(report);
          }
        } finally {
          await comparer?.close();
        }
        // The bare report, not wrapped in {ok, value}: other programs judge by it. Several folders: a list of reports.
        if (out.json) process.stdout.write(`${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`);
        return exitCodes.done;
      });
    });
}
