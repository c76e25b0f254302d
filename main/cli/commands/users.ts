/** users: who may work at this archive, and as what. The first one, an administrator, closes it to everybody else. */
import { Argument, type Command, Option } from 'commander';
import { type Role, roleLabels, roles, type UserView } from '../../../shared/people.ts';
import { newPassword } from '../secret.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { type Output, table } from '../terminal.ts';

type AddOptions = GlobalOptions & { role: Role; fullName?: string };

export function addUsers(program: Command): void {
  const users = program
    .command('users')
    .description('người dùng và vai trò / users and roles')
    .addHelpText(
      'after',
      `
Mật khẩu mới được hỏi trên màn hình, hoặc lấy từ biến TRAM_SO_HOA_NEW_PASSWORD.
New passwords are asked for, or taken from TRAM_SO_HOA_NEW_PASSWORD.

Vai trò / roles:
${roles.map((role) => `  ${role.padEnd(14)} ${roleLabels[role].vi} / ${roleLabels[role].en}`).join('\n')}`,
    );
  users
    .command('list', { isDefault: true })
    .description('liệt kê người dùng / list users')
    .action(async (_: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
        out.answer(await ask('user.list', {}), (list) => sayUsers(out, list));
        return exitCodes.done;
      });
    });
  users
    .command('add <name>')
    .description('thêm người dùng; người đầu tiên phải là quản trị / add a user; the first is an administrator')
    .addOption(new Option('--role <role>', 'vai trò / role').choices([...roles]).makeOptionMandatory())
    .option('--full-name <name>', 'họ và tên / full name')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      await withArchive(options, async (ask, out, { signal }) => {
        const first = (await ask('session.state', {})).state === 'open';
        const added = await ask('user.add', {
          name,
          fullName: options.fullName ?? name,
          role: options.role,
          password: await newPassword(name, signal),
        });
        out.answer(added, () => {
          out.say(`Đã thêm “${added.name}” (${roleLabels[added.role].vi}).`);
          if (first) out.say('Từ nay kho này phải đăng nhập: --user TÊN hoặc biến TRAM_SO_HOA_USER.');
        });
        return exitCodes.done;
      });
    });
  users
    .command('set-role <name>')
    .description('giao vai trò khác / give another role')
    .addArgument(new Argument('<role>').choices([...roles]))
    .action((name: string, role: Role, _: unknown, command: Command) =>
      change(command, name, { role }, (out, user) =>
        out.say(`Vai trò của “${user.name}” nay là: ${roleLabels[user.role].vi}.`),
      ),
    );
  users
    .command('deactivate <name>')
    .description('ngừng tài khoản; không xóa, vì nhật ký còn nêu tên / stop an account; it is never removed')
    .action((name: string, _: unknown, command: Command) =>
      change(command, name, { active: false }, (out, user) => out.say(`Đã ngừng tài khoản “${user.name}”.`)),
    );
  users
    .command('activate <name>')
    .description('kích hoạt lại tài khoản / make an account active again')
    .action((name: string, _: unknown, command: Command) =>
      change(command, name, { active: true }, (out, user) => out.say(`Đã kích hoạt tài khoản “${user.name}”.`)),
    );
  users
    .command('set-password <name>')
    .description('đặt mật khẩu mới cho một người / set a new password')
    .action(async (name: string, _: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out, { signal }) => {
        const answer = await ask('user.setPassword', { name, password: await newPassword(name, signal) });
        out.answer(answer, () => out.say(`Đã đặt mật khẩu mới cho “${name}”.`));
        return exitCodes.done;
      });
    });
}

async function change(
  command: Command,
  name: string,
  changes: { role?: Role; active?: boolean },
  say: (out: Output, user: UserView) => void,
): Promise<void> {
  await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
    out.answer(await ask('user.change', { name, ...changes }), (user) => say(out, user));
    return exitCodes.done;
  });
}

function sayUsers(out: Output, users: readonly UserView[]): void {
  if (users.length === 0) {
    out.say('Chưa có người dùng: ai mở kho cũng được làm mọi việc. Thêm bằng: users add TÊN --role administrator');
    return;
  }
  const head = ['Tên đăng nhập', 'Họ và tên', 'Vai trò', 'Trạng thái', 'Đăng nhập gần nhất'];
  const rows = users.map((user) => [
    user.name,
    user.fullName,
    roleLabels[user.role].vi,
    user.active ? 'hoạt động' : 'đã ngừng',
    user.lastSignInAt === null ? 'chưa lần nào' : moment.format(new Date(user.lastSignInAt)),
  ]);
  out.say(table([head, ...rows]));
}

const moment = new Intl.DateTimeFormat('vi-VN', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
