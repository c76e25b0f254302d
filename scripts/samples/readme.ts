/**
 * The list of samples for people: resources/samples/README.md, written from the samples themselves so that it cannot
 * fall behind them.
 */
import { dossiers } from './inventory.ts';
import type { Paper } from './paper.ts';

export type Listed = { readonly paper: Paper; readonly pages: number; readonly bytes: number };

export function readme(listed: readonly Listed[]): string {
  const pages = listed.reduce((sum, one) => sum + one.pages, 0);
  const bare = dossiers.filter((dossier) => !listed.some((one) => one.paper.dossier === dossier.code));
  const rows = listed.map(
    ({ paper, pages: count, bytes }) =>
      `| \`papers/${paper.dossier}/${paper.file}\` | ${count} | ${Math.round(bytes / 1024)} | ${paper.purpose} |`,
  );
  return `# Tài liệu mẫu

${listed.length} văn bản, ${pages} trang, do chương trình \`npm run samples\` (thư mục \`scripts/samples\`) tự dựng và làm cũ như qua máy quét. Chạy lại cho ra đúng từng byte.

Mọi người, cơ quan và địa bàn trong các văn bản này đều do chúng tôi đặt ra; tỉnh Trường Giang không có thật, con dấu mang chữ “MẪU”. Nội dung không phải văn bản của bất kỳ cơ quan nào.

These papers are invented: people, offices and places do not exist, every seal says “MẪU” (specimen).

| Tệp | Trang | KB | Dùng để thử điều gì |
|---|---:|---:|---|
${rows.join('\n')}

- \`inventory.csv\`: mục lục ${dossiers.length} hồ sơ (UTF-8 có BOM). ${bare.length} hồ sơ chưa có tài liệu nào được quét (${bare.map((dossier) => dossier.code).join(', ')}). Hồ sơ HS0012 cố ý ghi 4 tờ trong khi chỉ có 3 trang, để thấy việc đối chiếu chặn lại.
- \`gold/fields\`, \`gold/text\`: sự thật để chấm điểm, lấy từ chính bản dàn trang. \`npm run cli -- evaluate resources/samples\` đọc cách bố trí này.

## Giấy phép

Tài liệu mẫu: của dự án, Apache-2.0 như toàn bộ mã nguồn. Nét chữ trong ảnh và trong PDF được vẽ từ các phông chữ Tinos, Cousine và Caveat, giấy phép SIL Open Font License 1.1 (Tinos và Cousine: The Tinos/Cousine Project Authors; Caveat: The Caveat Project Authors), lấy từ các gói npm \`@expo-google-fonts/tinos\`, \`@expo-google-fonts/cousine\`, \`@expo-google-fonts/caveat\`.
`;
}
