/** Words of the line under the issuing body. */
import type { Texts } from '../../app/language.tsx';

const vi = {
  meant: 'Cơ quan trong danh mục',
  several: (figure: string) => `Có ${figure} cơ quan cùng tên này.`,
  outside: (name: string, span: string) => `${name} có trong danh mục ở thời gian khác: ${span}.`,
  noneOfThem: 'Không thuộc danh mục',
  chosen: 'do người chọn',
  choose: 'Chọn cơ quan',
  change: 'Chọn lại',
  none: 'Không phải cơ quan nào ở trên',
  asPrinted: 'Theo tên in và ngày của văn bản',
  from: (day: string) => `từ ${day}`,
  until: (day: string) => `đến ${day}`,
};

export const issuingBodyTexts: Texts<typeof vi> = {
  vi,
  en: {
    meant: 'Body in the list',
    several: (figure) => `${figure} bodies have this name.`,
    outside: (name, span) => `${name} is in the list at another time: ${span}.`,
    noneOfThem: 'Not in the list',
    chosen: 'chosen by a person',
    choose: 'Choose the body',
    change: 'Choose again',
    none: 'None of the above',
    asPrinted: 'By the printed name and the date',
    from: (day) => `since ${day}`,
    until: (day) => `until ${day}`,
  },
};
