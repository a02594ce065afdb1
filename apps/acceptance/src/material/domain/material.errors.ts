import { defineError } from '@yiwang/kernel';

// Taking a file in
export const fileEmpty = defineError('unprocessable', 'ACCEPTANCE.FILE_EMPTY', { zh: '文件是空的', en: 'the file is empty' });
export const fileTooLarge = defineError('too-large', 'ACCEPTANCE.FILE_TOO_LARGE', {
  zh: '文件超过大小限制',
  en: 'the file is larger than is taken',
});
export const fileTypeRefused = defineError('unsupported-media', 'ACCEPTANCE.FILE_TYPE_REFUSED', {
  zh: '不接受此类文件（按内容识别）；请提交 PDF、OFD、图片、DOCX、XLSX、PPTX、DOC、XLS、ZIP、DWG 或 MP4',
  en: 'by its content the file is of no type that is taken: PDF, OFD, images, DOCX, XLSX, PPTX, DOC, XLS, ZIP, DWG or MP4',
});
export const fileExecutable = defineError('unprocessable', 'ACCEPTANCE.FILE_EXECUTABLE', {
  zh: '文件是可执行程序或含有程序、宏，不予接收',
  en: 'the file is a program, or holds one or macros, whatever its name says',
});
export const fileInfected = defineError('unprocessable', 'ACCEPTANCE.FILE_INFECTED', {
  zh: '文件未通过安全检测，不予接收',
  en: 'the scanner found something harmful in the file',
});
export const fileUnpacksTooLarge = defineError('unprocessable', 'ACCEPTANCE.FILE_UNPACKS_TOO_LARGE', {
  zh: '压缩内容展开后过大或过多，不予接收',
  en: 'what is packed in the file unpacks to more than is taken',
});
export const fileBroken = defineError('unprocessable', 'ACCEPTANCE.FILE_BROKEN', {
  zh: '文件已损坏，无法打开',
  en: 'the file is damaged and does not open',
});
export const fileEncrypted = defineError('unprocessable', 'ACCEPTANCE.FILE_ENCRYPTED', {
  zh: '文件设有密码，无法检测，请去除密码后提交',
  en: 'the file is locked by a password and cannot be looked at',
});
export const archiveInside = defineError('unprocessable', 'ACCEPTANCE.FILE_ARCHIVE_INSIDE', {
  zh: '压缩包内不得再含压缩包',
  en: 'the archive holds another archive',
});
export const uploadCut = defineError('invalid', 'ACCEPTANCE.UPLOAD_CUT', {
  zh: '上传中断或过慢，文件不完整',
  en: 'the upload was cut off before its end, or came too slowly',
});
export const uploadsBusy = defineError('unavailable', 'ACCEPTANCE.UPLOADS_BUSY', {
  zh: '当前上传较多，请稍后重试',
  en: 'as many uploads as are taken at once are under way; try again soon',
});
export const tooManyUnusedFiles = defineError('conflict', 'ACCEPTANCE.TOO_MANY_UNUSED_FILES', {
  zh: '尚未使用的文件过多，请先删除不需要的文件',
  en: 'the account keeps as many files that no case uses as it may; remove some first',
});
export const scannerDown = defineError('unavailable', 'ACCEPTANCE.SCANNER_DOWN', {
  zh: '安全检测服务暂时不可用，请稍后重试',
  en: 'the scanner is not reachable at the moment; try again later',
});
export const scannerNotOpen = defineError('unavailable', 'ACCEPTANCE.SCANNER_NOT_OPEN', {
  zh: '未配置文件安全检测，暂不接收电子材料',
  en: 'no scanner is configured, so no files are taken',
});
export const trustNotAllowed = defineError('forbidden', 'ACCEPTANCE.TRUST_NOT_ALLOWED', {
  zh: '无权声明该可信等级',
  en: 'the caller may not say this of the file: originals are seen by clerks, pledges are made by applicants',
});

// A file that is there
export const fileNotFound = defineError('not-found', 'ACCEPTANCE.FILE_NOT_FOUND', { zh: '没有这个文件', en: 'there is no such file' });
export const fileInUse = defineError('conflict', 'ACCEPTANCE.FILE_IN_USE', {
  zh: '文件已用于办件或由机关签发，不能删除',
  en: 'a case uses the file, or an authority has issued it; it stays',
});
export const rangeWrong = defineError('invalid', 'ACCEPTANCE.FILE_RANGE_INVALID', {
  zh: '请求的字节范围不在文件之内',
  en: 'the range asked for does not lie within the file',
});

// Files of a filing and of a case
export const materialFilesInvalid = defineError('invalid', 'ACCEPTANCE.MATERIAL_FILES_INVALID', {
  zh: '所附电子材料有误',
  en: 'a file that the materials name is not there, not the filer’s, or not valid any more',
});
export const materialNotFound = defineError('not-found', 'ACCEPTANCE.MATERIAL_NOT_FOUND', {
  zh: '该办件没有这份电子材料',
  en: 'the case has no such material as a file',
});
export const materialNotHanded = defineError('not-found', 'ACCEPTANCE.MATERIAL_NOT_HANDED', {
  zh: '该办件没有提交这份材料',
  en: 'the material was not handed in with the case',
});
export const linkInvalid = defineError('not-found', 'ACCEPTANCE.MATERIAL_LINK_INVALID', {
  zh: '链接无效或已过期',
  en: 'the link is not valid, or not any more',
});
