/** What stands in the README of a trial set; its first line is how a later run knows the folder as its own. */
import { conditions } from './conditions.ts';

export const SIGN = '# Bộ giấy tờ thử (trial set)';

export const readme = ({ count, seed }: { readonly count: number; readonly seed: string }): string => `${SIGN}

${count} tệp giấy tờ do chương trình \`npm run trial\` tự dựng từ mầm “${seed}”, mỗi tệp qua một điều kiện quét, kèm đáp án để \`npm run cli -- evaluate\` chấm điểm. Chạy lại với cùng mầm cho ra đúng từng byte; một bộ dài hơn bắt đầu bằng bộ ngắn hơn.

Tên cơ quan, địa danh là tên thật của đất nước; người, số, ngày và nội dung đều do chương trình đặt ra, không phải văn bản của bất kỳ cơ quan nào. Bộ này chỉ để đo, không đưa vào mã nguồn.

Invented papers with ground truth, made on demand and never committed: \`papers/\`, \`gold/fields/\` (the description, with \`condition\`), \`gold/text/\` (every printed line, by zone).

Conditions: ${conditions.map((condition) => condition.name).join('; ')}.
`;
