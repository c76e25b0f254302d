/** jobs: the queue; retry and cancel. */
import { type Command, Option } from 'commander';
import { type JobState, jobStates } from '../../../shared/jobs.ts';
import type { JobView } from '../../../shared/views.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { problemLine, table } from '../terminal.ts';

const kinds: Readonly<Record<JobView['kind'], string>> = { 'read-page': 'nhận dạng', 'describe-document': 'biên mục' };
const states: Readonly<Record<JobState, string>> = {
  waiting: 'chờ',
  running: 'đang chạy',
  done: 'xong',
  failed: 'lỗi',
  cancelled: 'đã hủy',
};

export function addJobs(program: Command): void {
  program
    .command('jobs')
    .description('hàng đợi công việc / the queue')
    .addOption(new Option('--state <state>', 'chỉ trạng thái này / only this state').choices([...jobStates]))
    .option('--retry <id>', 'làm lại một việc, hoặc "all" / retry one job, or "all" failed ones')
    .option('--cancel <id>', 'hủy một việc / cancel one job', Number)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { state?: JobState; retry?: string; cancel?: number }>();
      await withArchive(options, async (ask, out) => {
        if (options.retry !== undefined)
          await ask('jobs.retry', options.retry === 'all' ? {} : { id: Number(options.retry) });
        if (options.cancel !== undefined) await ask('jobs.cancel', { id: options.cancel });
        const jobs = await ask('jobs.list', options.state === undefined ? {} : { state: options.state });
        out.answer(jobs, () => {
          if (jobs.length === 0) return out.say('Không có việc nào.');
          out.say(
            table(
              jobs.map((j) => [
                String(j.id),
                states[j.state],
                kinds[j.kind],
                j.subject,
                j.error === null ? '' : problemLine(j.error),
              ]),
            ),
          );
        });
        return jobs.some((j) => j.state === 'failed') ? exitCodes.attention : exitCodes.done;
      });
    });
}
