/**
 * The command line: the same station as the desktop's, without a window. One file per command in commands/.
 *
 *   npm run cli -- COMMAND [--archive FOLDER] [--user NAME] [--json]
 *
 * Exit codes: 0 done · 1 refused or failed · 2 wrong use · 3 done, but something waits for a person · 4 a check found
 * damage · 130 stopped by Ctrl-C (the next run goes on).
 */
import { Command, CommanderError } from 'commander';
import { addApproval } from './commands/approve.ts';
import { addBackup } from './commands/backup.ts';
import { addDeliver } from './commands/deliver.ts';
import { addDigitise } from './commands/digitise.ts';
import { addDocuments } from './commands/documents.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExceptions } from './commands/exceptions.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addInventory } from './commands/inventory.ts';
import { addJobs } from './commands/jobs.ts';
import { addProgress } from './commands/progress.ts';
import { addReceipts } from './commands/receipts.ts';
import { addSeal } from './commands/seal.ts';
import { addSearch } from './commands/search.ts';
import { addShow } from './commands/show.ts';
import { addSplit } from './commands/split.ts';
import { addStatus } from './commands/status.ts';
import { addUsers } from './commands/users.ts';
import { addVerify } from './commands/verify.ts';
import { exitCodes } from './session.ts';

const program = new Command('tram-so-hoa')
  .description('Trạm Số Hóa: số hóa tài liệu lưu trữ / digitises paper archives')
  .option('-a, --archive <folder>', 'thư mục kho / archive folder', process.env.TRAM_SO_HOA_ARCHIVE ?? 'archive')
  .option('-u, --user <name>', 'người dùng đăng nhập, hoặc biến TRAM_SO_HOA_USER / who signs in')
  .option('--json', 'trả kết quả dạng JSON / answer as JSON')
  .exitOverride()
  .addHelpText(
    'after',
    `
Kho đã có người dùng thì phải đăng nhập: --user TÊN (hoặc biến TRAM_SO_HOA_USER); mật khẩu được hỏi trên màn hình,
hoặc lấy từ biến TRAM_SO_HOA_PASSWORD cho việc chạy theo lịch.
An archive that has users asks who you are: --user NAME (or TRAM_SO_HOA_USER); the password is asked for on the
terminal, or taken from TRAM_SO_HOA_PASSWORD for scheduled jobs.

Mã thoát / exit codes:
  0 xong / done · 1 bị từ chối hoặc lỗi / refused or failed · 2 dùng sai / wrong use
  3 xong nhưng còn việc cho người / done, something waits for a person
  4 kiểm tra thấy hư hỏng / a check found damage · 130 đã dừng / stopped`,
  );

// `search … | head` closes the pipe early: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

for (const add of [
  addInit,
  addImport,
  addDigitise,
  addStatus,
  addExceptions,
  addJobs,
  addSearch,
  addDocuments,
  addShow,
  addSplit,
  addApproval,
  addInventory,
  addProgress,
  addSeal,
  addDeliver,
  addReceipts,
  addVerify,
  addEvaluate,
  addBackup,
  addUsers,
]) {
  add(program);
}
// Wrong use in a command ends here too, with its own exit code.
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (cause) {
  if (!(cause instanceof CommanderError)) throw cause;
  process.exitCode = cause.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
