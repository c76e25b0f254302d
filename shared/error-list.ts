/**
 * The closed list of what can go wrong, each with the sentence the user reads and what to do next, Vietnamese first.
 * `{name}` in a sentence is filled from the parameters of the failure. How they are raised and filled: errors.ts.
 */

export type Sentences = {
  readonly vi: string;
  readonly en: string;
  readonly remedy: { readonly vi: string; readonly en: string };
};

const define = <T extends Record<string, Sentences>>(list: T): T => list;

export const errors = define({
  // --- the archive folder -------------------------------------------------------------------------------------
  'archive-missing': {
    vi: 'Thư mục “{folder}” chưa phải là kho lưu trữ của Trạm Số Hóa.',
    en: 'The folder “{folder}” is not an archive of this program yet.',
    remedy: {
      vi: 'Chọn đúng thư mục kho, hoặc lập kho mới (ở dòng lệnh: init).',
      en: 'Choose the right folder, or make a new archive (on the command line: init).',
    },
  },
  'archive-exists': {
    vi: 'Thư mục “{folder}” đã là một kho lưu trữ.',
    en: 'The folder “{folder}” already is an archive.',
    remedy: { vi: 'Mở kho đó, hoặc chọn một thư mục khác.', en: 'Open it, or choose another folder.' },
  },
  'archive-not-empty': {
    vi: 'Thư mục “{folder}” đang chứa tệp khác nên không thể lập kho tại đây.',
    en: 'The folder “{folder}” holds other files, so no archive can be made in it.',
    remedy: { vi: 'Chọn một thư mục trống hoặc tên mới.', en: 'Choose an empty folder or a new name.' },
  },
  'archive-locked': {
    vi: 'Kho “{folder}” đang được mở bởi tiến trình {pid} trên máy {host} từ {since}.',
    en: 'The archive “{folder}” is open in process {pid} on {host} since {since}.',
    remedy: {
      vi: 'Đóng chương trình đang mở kho rồi thử lại.',
      en: 'Close the program that holds it, then try again.',
    },
  },
  'archive-on-network': {
    vi: 'Thư mục “{folder}” nằm trên ổ đĩa mạng ({kind}). Cơ sở dữ liệu đặt trên ổ mạng có thể hỏng khi mất kết nối.',
    en: 'The folder “{folder}” lies on a network share ({kind}). A database there can be damaged when the link drops.',
    remedy: {
      vi: 'Đặt kho trên ổ đĩa của máy này; dùng ổ mạng làm kho nhận.',
      en: 'Keep the archive on a local disk; use the share as a destination.',
    },
  },
  'archive-newer': {
    vi: 'Kho này do phiên bản mới hơn lập (lược đồ {found}, chương trình biết đến {known}).',
    en: 'This archive was written by a newer version (schema {found}, this program knows {known}).',
    remedy: {
      vi: 'Cập nhật chương trình rồi mở lại. Kho chưa bị thay đổi.',
      en: 'Update the program and open it again. Nothing was changed.',
    },
  },
  'archive-damaged': {
    vi: 'Cơ sở dữ liệu của kho “{folder}” bị hỏng: {detail}.',
    en: 'The database of “{folder}” is damaged: {detail}.',
    remedy: {
      vi: 'Khôi phục từ bản sao lưu gần nhất; bản quét gốc vẫn còn trong thư mục originals.',
      en: 'Restore the latest backup; the originals still lie in the originals folder.',
    },
  },
  'disk-full': {
    vi: 'Ổ đĩa chứa “{path}” đã đầy.',
    en: 'The disk that holds “{path}” is full.',
    remedy: {
      vi: 'Giải phóng dung lượng rồi chạy lại; phần đã làm được giữ nguyên.',
      en: 'Free some space and run again; what is done stays done.',
    },
  },
  'write-failed': {
    vi: 'Không ghi được “{path}”: {detail}.',
    en: 'Could not write “{path}”: {detail}.',
    remedy: {
      vi: 'Kiểm tra quyền ghi và ổ đĩa rồi thử lại.',
      en: 'Check the permissions and the disk, then try again.',
    },
  },
  // --- intake -------------------------------------------------------------------------------------------------
  'path-missing': {
    vi: 'Không tìm thấy “{path}”.',
    en: 'Could not find “{path}”.',
    remedy: { vi: 'Kiểm tra lại đường dẫn.', en: 'Check the path.' },
  },
  'file-unreadable': {
    vi: 'Không đọc được tệp “{path}”: {detail}.',
    en: 'The file “{path}” could not be read: {detail}.',
    remedy: {
      vi: 'Kiểm tra quyền đọc và nơi lưu tệp, rồi nhập lại tệp này.',
      en: 'Check permissions and where the file lies, then import it again.',
    },
  },
  'file-empty': {
    vi: 'Tệp “{path}” rỗng (0 byte).',
    en: 'The file “{path}” is empty (0 bytes).',
    remedy: { vi: 'Quét hoặc sao chép lại tờ giấy này.', en: 'Scan or copy this paper again.' },
  },
  'file-changed': {
    vi: 'Tệp “{path}” thay đổi trong lúc đang đọc.',
    en: 'The file “{path}” changed while it was being read.',
    remedy: {
      vi: 'Chờ máy quét hoặc việc sao chép xong, rồi nhập lại tệp này.',
      en: 'Wait until the scanner or copy is done, then import it again.',
    },
  },
  'file-type-unknown': {
    vi: 'Tệp “{path}” không phải PDF, TIFF, JPEG hoặc PNG.',
    en: 'The file “{path}” is not a PDF, TIFF, JPEG or PNG.',
    remedy: {
      vi: 'Lưu tài liệu sang một trong các định dạng trên rồi nhập lại.',
      en: 'Save it as one of these formats and import it again.',
    },
  },
  'file-damaged': {
    vi: 'Tệp “{path}” bị hỏng hoặc chưa ghi xong: {detail}.',
    en: 'The file “{path}” is damaged or half-written: {detail}.',
    remedy: {
      vi: 'Lấy lại tệp từ máy quét hoặc quét lại tờ giấy.',
      en: 'Fetch the file again from the scanner, or scan the paper again.',
    },
  },
  'file-encrypted': {
    vi: 'Tệp “{path}” đặt mật khẩu.',
    en: 'The file “{path}” is protected by a password.',
    remedy: {
      vi: 'Gỡ mật khẩu trong chương trình đã tạo tệp rồi nhập lại.',
      en: 'Remove the password in the program that made it, then import it again.',
    },
  },
  'file-without-pages': {
    vi: 'Tệp “{path}” không có trang nào.',
    en: 'The file “{path}” has no page.',
    remedy: { vi: 'Kiểm tra tệp gốc; quét lại nếu cần.', en: 'Check the source; scan again if needed.' },
  },
  'link-loop': {
    vi: 'Liên kết “{path}” dẫn vòng về thư mục đã duyệt nên được bỏ qua.',
    en: 'The link “{path}” leads back to a folder already visited and was left out.',
    remedy: {
      vi: 'Không cần làm gì nếu tài liệu đã được nhập từ thư mục thật.',
      en: 'Nothing to do if the papers came in through the real folder.',
    },
  },
  // --- pages --------------------------------------------------------------------------------------------------
  'page-too-large': {
    vi: 'Trang {page} của “{name}” quá lớn ({width} × {height} điểm ảnh).',
    en: 'Page {page} of “{name}” is too large ({width} × {height} pixels).',
    remedy: {
      vi: 'Quét lại ở 300 dpi, hoặc chia bản vẽ thành nhiều phần.',
      en: 'Scan again at 300 dpi, or split the drawing.',
    },
  },
  'page-damaged': {
    vi: 'Trang {page} của “{name}” không giải mã được: {detail}.',
    en: 'Page {page} of “{name}” could not be decoded: {detail}.',
    remedy: { vi: 'Quét lại trang này rồi thay vào.', en: 'Scan this page again and replace it.' },
  },
  'engine-died': {
    vi: 'Bộ nhận dạng ngừng đột ngột khi đọc trang {page} của “{name}”: {detail}.',
    en: 'The recognition engine died on page {page} of “{name}”: {detail}.',
    remedy: {
      vi: 'Chạy lại việc này; nếu lặp lại, xem chất lượng ảnh của trang.',
      en: 'Run the job again; if it repeats, look at the image of the page.',
    },
  },
  'engine-timeout': {
    vi: 'Đọc trang {page} của “{name}” quá {seconds} giây nên đã dừng.',
    en: 'Reading page {page} of “{name}” took more than {seconds} s and was stopped.',
    remedy: {
      vi: 'Chạy lại việc này; nếu lặp lại, xem chất lượng ảnh của trang.',
      en: 'Run the job again; if it repeats, look at the image of the page.',
    },
  },
  'original-missing': {
    vi: 'Bản quét gốc {sha256} không còn trong kho.',
    en: 'The original {sha256} is no longer in the archive.',
    remedy: { vi: 'Khôi phục từ bản sao lưu.', en: 'Restore it from a backup.' },
  },
  'original-damaged': {
    vi: 'Bản quét gốc {sha256} không còn đúng mã băm: nội dung đã bị thay đổi.',
    en: 'The original {sha256} no longer has its hash: its content changed.',
    remedy: {
      vi: 'Khôi phục từ bản sao lưu; không giao nộp hồ sơ này trước khi khôi phục.',
      en: 'Restore it from a backup; do not deliver the dossier before.',
    },
  },
  // --- records ------------------------------------------------------------------------------------------------
  'not-found': {
    vi: 'Không có {kind} “{id}” trong kho.',
    en: 'There is no {kind} “{id}” in the archive.',
    remedy: {
      vi: 'Kiểm tra lại mã; ở dòng lệnh: search, status.',
      en: 'Check the id; on the command line: search, status.',
    },
  },
  'dossier-ambiguous': {
    vi: 'Có {count} hồ sơ mang mã “{code}”: {places}.',
    en: '{count} dossiers have the code “{code}”: {places}.',
    remedy: {
      vi: 'Cho biết thêm phông và mục lục (ở dòng lệnh: --fonds, --inventory).',
      en: 'Name the fonds and the inventory as well (on the command line: --fonds, --inventory).',
    },
  },
  'not-allowed': {
    vi: 'Không thể {step} khi {kind} “{id}” đang ở trạng thái “{state}”.',
    en: 'Cannot {step} while {kind} “{id}” is “{state}”.',
    remedy: { vi: 'Hoàn tất bước trước đó rồi thử lại.', en: 'Finish the step before it, then try again.' },
  },
  'pages-unread': {
    vi: 'Văn bản “{id}” còn {count} trang chưa đọc xong.',
    en: 'Document “{id}” still has {count} unread pages.',
    remedy: {
      vi: 'Chạy nhận dạng cho xong, hoặc xử lý các trang lỗi trước khi duyệt.',
      en: 'Finish recognition, or settle the failed pages before approving.',
    },
  },
  'fields-need-person': {
    vi: 'Văn bản “{id}” còn trường phải người đọc: {fields}.',
    en: 'Document “{id}” has fields that a person must read: {fields}.',
    remedy: {
      vi: 'Nhập giá trị đọc được trên giấy, hoặc xác nhận để trống rồi duyệt.',
      en: 'Enter what stands on the paper, or confirm that it stays empty, then approve.',
    },
  },
  'split-undecided': {
    vi: 'Văn bản “{id}” có vẻ chứa văn bản khác, bắt đầu từ trang {pages}; chưa ai quyết định.',
    en: 'Document “{id}” seems to hold another document, beginning on page {pages}; nobody has decided yet.',
    remedy: {
      vi: 'Tách văn bản tại trang đó, hoặc xác nhận không phải, rồi duyệt.',
      en: 'Split the document there, or say that it is one, then approve.',
    },
  },
  'field-invalid': {
    vi: 'Giá trị “{value}” không hợp lệ cho trường {field}: {detail}.',
    en: 'The value “{value}” does not fit the field {field}: {detail}.',
    remedy: { vi: 'Sửa lại giá trị rồi lưu.', en: 'Correct the value and save again.' },
  },
  'code-taken': {
    vi: 'Mã “{code}” đã được dùng cho một {kind} khác cùng chỗ.',
    en: 'The code “{code}” already names another {kind} in the same place.',
    remedy: { vi: 'Chọn một mã khác.', en: 'Choose another code.' },
  },
  'page-known': {
    vi: 'Tệp “{path}” đã có trong kho: trang {page} của văn bản {id}.',
    en: 'The file “{path}” is in the archive already: page {page} of document {id}.',
    remedy: {
      vi: 'Chọn đúng tệp quét lại, hoặc chuyển trang đã có đến chỗ cần đặt.',
      en: 'Choose the file of the new scan, or move the page that is there already.',
    },
  },
  'word-changed': {
    vi: 'Chữ thứ {word} của trang nay là “{found}”, không còn là “{read}”.',
    en: 'Word {word} of the page now reads “{found}”, no longer “{read}”.',
    remedy: {
      vi: 'Trang vừa được đọc lại hoặc có người sửa; xem lại chữ rồi sửa tiếp.',
      en: 'The page was read anew or corrected by somebody; look at the words again.',
    },
  },
  'too-few-decisions': {
    vi: 'Mới có {count} văn bản đã duyệt có nhóm hồ sơ; cần ít nhất {least} mới học được.',
    en: 'Only {count} approved documents have a record group; learning takes at least {least}.',
    remedy: {
      vi: 'Duyệt thêm văn bản kèm nhóm hồ sơ rồi học lại; trong lúc đó gợi ý theo danh mục từ.',
      en: 'Approve more documents with their group, then learn again; until then the word lists propose.',
    },
  },
  'already-learning': {
    vi: 'Việc học nhóm hồ sơ đang chạy.',
    en: 'Record groups are being learnt already.',
    remedy: { vi: 'Chờ việc đang chạy xong.', en: 'Wait until it is done.' },
  },
  'nothing-to-undo': {
    vi: 'Không còn thao tác nào để hoàn tác.',
    en: 'There is nothing left to undo.',
    remedy: { vi: 'Không cần làm gì.', en: 'Nothing to do.' },
  },
  'nothing-to-redo': {
    vi: 'Không còn thao tác nào để làm lại.',
    en: 'There is nothing left to redo.',
    remedy: { vi: 'Không cần làm gì.', en: 'Nothing to do.' },
  },
  'edit-overtaken': {
    vi: 'Không thể hoàn tác hoặc làm lại: {kind} “{id}” đã thay đổi sau đó (lần gần nhất: {actor}).',
    en: 'Cannot undo or redo: {kind} “{id}” has changed since (last by {actor}).',
    remedy: {
      vi: 'Xem lịch sử rồi sửa trực tiếp; thay đổi của người khác được giữ nguyên.',
      en: 'Look at the history and change it directly; what others did stays.',
    },
  },
  'list-unreadable': {
    vi: 'Không đọc được danh sách “{path}”: {detail}.',
    en: 'The list “{path}” could not be read: {detail}.',
    remedy: {
      vi: 'Mở tệp bằng Excel, lưu lại dạng .xlsx hoặc .csv (UTF-8) rồi nhập lại.',
      en: 'Open it in Excel, save as .xlsx or .csv (UTF-8), and import it again.',
    },
  },
  'list-without-columns': {
    vi: 'Danh sách “{path}” không có cột {columns}.',
    en: 'The list “{path}” lacks the columns {columns}.',
    remedy: {
      vi: 'Thêm dòng tiêu đề có các cột này (mã hồ sơ, tiêu đề, số tờ, hộp).',
      en: 'Add a header row with these columns (code, title, sheets, box).',
    },
  },
  // --- batches and delivery -----------------------------------------------------------------------------------
  'nothing-to-seal': {
    vi: 'Chưa có hồ sơ nào sẵn sàng để đóng gói.',
    en: 'No dossier is ready to be sealed.',
    remedy: {
      vi: 'Duyệt hết văn bản của ít nhất một hồ sơ, rồi đóng gói lại.',
      en: 'Approve every document of at least one dossier, then seal again.',
    },
  },
  'dossier-not-ready': {
    vi: 'Hồ sơ “{id}” chưa đóng gói được: {detail}.',
    en: 'Dossier “{id}” cannot be sealed yet: {detail}.',
    remedy: { vi: 'Xử lý điểm nêu trên rồi đóng gói lại.', en: 'Settle this, then seal again.' },
  },
  'batch-damaged': {
    vi: 'Lô {id} trong kho không còn nguyên vẹn: {detail}.',
    en: 'Batch {id} in the archive is no longer whole: {detail}.',
    remedy: {
      vi: 'Kiểm tra ổ đĩa rồi đóng gói lại; nếu lô đã có biên nhận, lấy lại từ kho nhận.',
      en: 'Check the disk, then seal again; a batch with a receipt can be fetched back from the store.',
    },
  },
  'destination-exists': {
    vi: 'Đã có kho nhận tên “{name}”, trỏ tới nơi khác ({place}).',
    en: 'There is a destination “{name}” already; it lies elsewhere ({place}).',
    remedy: { vi: 'Chọn một tên khác.', en: 'Choose another name.' },
  },
  'destination-unreachable': {
    vi: 'Không tới được kho nhận “{name}”: {detail}.',
    en: 'The destination “{name}” cannot be reached: {detail}.',
    remedy: {
      vi: 'Kiểm tra kết nối và đường dẫn của kho nhận rồi giao lại; phần đã giao không phải gửi lại.',
      en: 'Check the link and the path, then deliver again; what was sent need not be sent again.',
    },
  },
  'delivery-conflict': {
    vi: 'Tại kho nhận đã có “{path}” với nội dung khác.',
    en: 'The destination already holds “{path}” with other content.',
    remedy: {
      vi: 'Không ghi đè. Cán bộ CNTT cần đối chiếu với kho nhận trước khi giao lại.',
      en: 'Nothing was overwritten. IT staff must compare with the store before delivering again.',
    },
  },
  'delivery-mismatch': {
    vi: 'Đọc lại “{path}” tại kho nhận không khớp mã băm.',
    en: 'Reading “{path}” back from the destination gave another hash.',
    remedy: {
      vi: 'Kiểm tra ổ đĩa hoặc đường truyền của kho nhận rồi giao lại.',
      en: 'Check the store’s disk or link, then deliver again.',
    },
  },
  // --- people -------------------------------------------------------------------------------------------------
  'sign-in-needed': {
    vi: 'Kho này có người dùng nên phải đăng nhập trước.',
    en: 'This archive has users; sign in first.',
    remedy: {
      vi: 'Đăng nhập rồi làm lại. Ở dòng lệnh: thêm --user TÊN và nhập mật khẩu, hoặc đặt mật khẩu trong biến TRAM_SO_HOA_PASSWORD.',
      en: 'Sign in and try again. On the command line: add --user NAME and type the password, or put it into TRAM_SO_HOA_PASSWORD.',
    },
  },
  'sign-in-failed': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The name or the password is wrong.',
    remedy: {
      vi: 'Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại; nếu quên mật khẩu, nhờ người quản trị đặt lại.',
      en: 'Check the input method and Caps Lock, then try again; whoever manages users can set a new password.',
    },
  },
  'sign-in-waits': {
    vi: 'Đã nhập sai mật khẩu {failures} lần liên tiếp; còn phải chờ {seconds} giây.',
    en: 'The password was wrong {failures} times in a row; {seconds} more seconds to wait.',
    remedy: {
      vi: 'Chờ hết thời gian rồi đăng nhập lại, hoặc nhờ người quản trị đặt lại mật khẩu.',
      en: 'Wait, then sign in again, or ask whoever manages users for a new password.',
    },
  },
  'user-inactive': {
    vi: 'Tài khoản “{name}” đã ngừng hoạt động.',
    en: 'The account “{name}” is no longer active.',
    remedy: {
      vi: 'Nhờ người quản trị kích hoạt lại tài khoản.',
      en: 'Ask whoever manages users to make it active again.',
    },
  },
  'session-locked': {
    vi: 'Phiên làm việc đang khóa.',
    en: 'The session is locked.',
    remedy: { vi: 'Nhập mật khẩu để mở khóa.', en: 'Unlock it with the password.' },
  },
  'no-users': {
    vi: 'Kho này chưa có người dùng nào nên không đăng nhập được.',
    en: 'This archive has no users yet, so nobody can sign in.',
    remedy: {
      vi: 'Lập tài khoản quản trị trước (ở dòng lệnh: users add), hoặc làm việc không cần đăng nhập.',
      en: 'Make an administrator first (users add), or work without signing in.',
    },
  },
  'users-exist': {
    vi: 'Kho này đã có người dùng; không lập quản trị đầu tiên được nữa.',
    en: 'This archive has users already; there is no first administrator to make.',
    remedy: {
      vi: 'Đăng nhập bằng tài khoản quản trị rồi thêm người dùng.',
      en: 'Sign in as an administrator and add users.',
    },
  },
  'administrator-first': {
    vi: 'Người dùng đầu tiên của kho phải là quản trị.',
    en: 'The first user of an archive must be an administrator.',
    remedy: {
      vi: 'Lập tài khoản quản trị trước, rồi thêm những người khác.',
      en: 'Make an administrator first, then add the others.',
    },
  },
  'administrator-needed': {
    vi: 'Chỉ quản trị mới lập hoặc thay đổi được tài khoản quản trị “{name}”.',
    en: 'Only an administrator may make or change the administrator “{name}”.',
    remedy: { vi: 'Nhờ một người quản trị thực hiện.', en: 'Ask an administrator to do it.' },
  },
  'last-administrator': {
    vi: '“{name}” là quản trị duy nhất đang hoạt động nên phải giữ nguyên.',
    en: '“{name}” is the only active administrator and must stay one.',
    remedy: {
      vi: 'Giao vai trò quản trị cho một người khác trước.',
      en: 'Make somebody else an administrator first.',
    },
  },
  'user-exists': {
    vi: 'Đã có người dùng tên “{name}”.',
    en: 'There is a user “{name}” already.',
    remedy: {
      vi: 'Chọn tên đăng nhập khác; nếu là cùng một người, kích hoạt lại tài khoản cũ.',
      en: 'Choose another name; if it is the same person, make the old account active again.',
    },
  },
  'user-name-invalid': {
    vi: 'Tên đăng nhập “{name}” không hợp lệ: chỉ dùng chữ cái, chữ số, dấu chấm, gạch ngang, gạch dưới và dấu cách ở giữa.',
    en: 'The name “{name}” cannot be used: letters, digits, and dots, hyphens, underscores and spaces between them.',
    remedy: { vi: 'Nhập tên khác, ví dụ: lan.nguyen.', en: 'Enter another one, such as lan.nguyen.' },
  },
  'password-too-short': {
    vi: 'Mật khẩu phải có ít nhất {least} ký tự.',
    en: 'A password must have at least {least} characters.',
    remedy: {
      vi: 'Chọn mật khẩu dài hơn; một câu ngắn dễ nhớ là tốt.',
      en: 'Choose a longer one; a short sentence is good.',
    },
  },
  'password-is-name': {
    vi: 'Mật khẩu không được trùng với tên đăng nhập.',
    en: 'The password must not be the login name.',
    remedy: { vi: 'Chọn mật khẩu khác.', en: 'Choose another password.' },
  },
  'passwords-differ': {
    vi: 'Hai lần nhập mật khẩu không giống nhau.',
    en: 'The two passwords differ.',
    remedy: { vi: 'Nhập lại cả hai lần.', en: 'Type both again.' },
  },
  'password-missing': {
    vi: 'Chưa có mật khẩu mới và không có màn hình để hỏi.',
    en: 'There is no new password and no terminal to ask on.',
    remedy: {
      vi: 'Chạy lệnh trên màn hình dòng lệnh, hoặc đặt mật khẩu mới trong biến TRAM_SO_HOA_NEW_PASSWORD.',
      en: 'Run it on a terminal, or put the new password into TRAM_SO_HOA_NEW_PASSWORD.',
    },
  },
  // --- calls --------------------------------------------------------------------------------------------------
  'bad-request': {
    vi: 'Yêu cầu “{call}” không hợp lệ: {detail}.',
    en: 'The call “{call}” is not valid: {detail}.',
    remedy: { vi: 'Xem trợ giúp của lệnh.', en: 'See the help of the command.' },
  },
  'no-permission': {
    vi: 'Vai trò hiện tại không được thực hiện “{call}”.',
    en: 'Your role may not do “{call}”.',
    remedy: {
      vi: 'Đăng nhập bằng tài khoản có quyền, hoặc nhờ người phụ trách.',
      en: 'Log in with an account that may, or ask whoever is in charge.',
    },
  },
  'station-stopped': {
    vi: 'Phần xử lý của chương trình đã dừng giữa chừng nên chưa trả lời được.',
    en: 'The part of the program that does the work stopped before it could answer.',
    remedy: {
      vi: 'Chương trình đang tự khởi động lại phần này; chờ vài giây rồi làm lại. Dữ liệu đã lưu không bị mất.',
      en: 'It is being started again; wait a few seconds and repeat. Stored data is safe.',
    },
  },
  'station-keeps-dying': {
    vi: 'Phần xử lý của chương trình dừng {count} lần trong một phút nên không được khởi động lại nữa.',
    en: 'The part of the program that does the work stopped {count} times in one minute and is not started again.',
    remedy: {
      vi: 'Bấm Khởi động lại; nếu vẫn dừng, gửi nhật ký trong thư mục logs cho người phụ trách. Dữ liệu đã lưu không bị mất.',
      en: 'Press Start again; if it stops again, send the log in the logs folder to whoever maintains the program. Stored data is safe.',
    },
  },
  'not-chosen': {
    vi: 'Tệp hoặc thư mục này chưa được chọn trong cửa sổ đang mở.',
    en: 'This file or folder was not chosen in this window.',
    remedy: { vi: 'Chọn lại tệp hoặc thư mục.', en: 'Choose the file or folder again.' },
  },
  cancelled: {
    vi: 'Đã dừng theo yêu cầu.',
    en: 'Stopped as asked.',
    remedy: { vi: 'Chạy lại để làm tiếp từ chỗ dừng.', en: 'Run again to go on from where it stopped.' },
  },
  bug: {
    vi: 'Chương trình gặp lỗi ngoài dự kiến: {detail}.',
    en: 'The program met an unexpected error: {detail}.',
    remedy: {
      vi: 'Gửi nhật ký trong thư mục logs cho người phụ trách; dữ liệu đã lưu không bị mất.',
      en: 'Send the log in the logs folder to whoever maintains the program; stored data is safe.',
    },
  },
});
