import { defineError } from '@yiwang/kernel';

export const invalidInput = defineError('invalid', 'HTTP.INVALID', {
  zh: '请求内容不符合要求，请按 invalidParams 逐项改正',
  en: 'the request does not meet the rules; see invalidParams',
});
export const malformedJson = defineError('invalid', 'HTTP.MALFORMED_JSON', {
  zh: '请求体不是有效的 JSON',
  en: 'the body is not valid JSON',
});
export const badRequest = defineError('invalid', 'HTTP.BAD_REQUEST', { zh: '请求格式错误', en: 'the request is malformed' });
export const bodyTooLarge = defineError('too-large', 'HTTP.BODY_TOO_LARGE', { zh: '请求体过大', en: 'the body is too large' });
export const unsupportedMedia = defineError('unsupported-media', 'HTTP.UNSUPPORTED_MEDIA_TYPE', {
  zh: '不支持的内容类型',
  en: 'this content type is not supported',
});
export const routeNotFound = defineError('not-found', 'HTTP.ROUTE_NOT_FOUND', { zh: '没有这个接口', en: 'there is no such operation' });
export const unauthenticated = defineError('unauthenticated', 'HTTP.UNAUTHENTICATED', { zh: '请先登录', en: 'authentication is required' });
export const refused = defineError('forbidden', 'HTTP.FORBIDDEN', { zh: '没有权限', en: 'not permitted' });
export const conflict = defineError('conflict', 'HTTP.CONFLICT', { zh: '与当前状态冲突', en: 'it conflicts with the present state' });
export const tooMany = defineError('too-many', 'HTTP.TOO_MANY_REQUESTS', { zh: '请求过于频繁', en: 'too many requests' });
export const unavailable = defineError('unavailable', 'HTTP.UNAVAILABLE', {
  zh: '服务暂不可用，请稍后重试',
  en: 'the service is unavailable at the moment; try again later',
});
export const internal = defineError('internal', 'HTTP.INTERNAL', {
  zh: '系统内部错误，请提供关联编号以便查询',
  en: 'internal error; quote the correlation id when you report it',
});
export const cursorInvalid = defineError('invalid', 'HTTP.CURSOR_INVALID', { zh: '分页游标无效', en: 'the cursor is not valid' });
export const ifMatchMissing = defineError('precondition-required', 'HTTP.IF_MATCH_MISSING', {
  zh: '修改前须以 If-Match 注明所依据的版本',
  en: 'a change needs If-Match with the version it is based on',
});
export const ifMatchStale = defineError('precondition-failed', 'HTTP.IF_MATCH_STALE', {
  zh: '内容已被他人修改，请重新读取',
  en: 'it has changed meanwhile; read it again',
});
export const idempotencyKeyMissing = defineError('invalid', 'HTTP.IDEMPOTENCY_KEY_MISSING', {
  zh: '缺少 Idempotency-Key 请求头',
  en: 'the Idempotency-Key header is missing',
});
export const idempotencyKeyInvalid = defineError('invalid', 'HTTP.IDEMPOTENCY_KEY_INVALID', {
  zh: 'Idempotency-Key 须为 1 至 128 个可见字符',
  en: 'Idempotency-Key must be 1 to 128 visible characters',
});
export const idempotencyKeyReused = defineError('unprocessable', 'HTTP.IDEMPOTENCY_KEY_REUSED', {
  zh: '该 Idempotency-Key 已用于另一请求',
  en: 'this Idempotency-Key was used for another request',
});
export const idempotencyInProgress = defineError('conflict', 'HTTP.IDEMPOTENCY_IN_PROGRESS', {
  zh: '同一 Idempotency-Key 的请求正在处理',
  en: 'the first request with this Idempotency-Key is still running',
});
