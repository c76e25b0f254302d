/** evaluate: reads papers with ground truth and says how far the reading is from it. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { evaluate, evaluationTable } from '../../evaluation/evaluation.ts';
import { exitCodes, type GlobalOptions, command as runCommand } from '../session.ts';

export function addEvaluate(program: Command): void {
  program
    .command('evaluate <folder>')
    .description('đo độ chính xác trên tài liệu có đáp án / measure accuracy on papers with ground truth')
    .action(async (folder: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await runCommand(options, async (out, signal) => {
        const report = await evaluate(resolve(folder), {
          signal,
          onProgress: (done, total, current) => out.progress({ stage: 'reading', done, total, current }),
        });
        out.endProgress();
        // The bare report, not wrapped in {ok, value}: other programs judge by it.
        if (out.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
        else out.say(evaluationTable(report));
        return exitCodes.done;
      });
    });
}
