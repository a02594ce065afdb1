import { defineError } from '@yiwang/kernel';

export const upstreamDown = defineError('unavailable', 'GATEWAY.UPSTREAM_DOWN', {
  zh: '服务暂时不可用，请稍后重试',
  en: 'the service behind is not reachable at the moment',
});
export const upstreamTimeout = defineError('unavailable', 'GATEWAY.UPSTREAM_TIMEOUT', {
  zh: '服务响应超时',
  en: 'the service behind did not answer in time',
});
export const rateLimited = defineError('too-many', 'GATEWAY.RATE_LIMITED', {
  zh: '请求过于频繁，请稍后再试',
  en: 'too many requests',
});
export const tooManyStreams = defineError('too-many', 'GATEWAY.TOO_MANY_STREAMS', {
  zh: '同时打开的实时连接过多，请稍后再试',
  en: 'too many streams are open at once',
});

/** The one failure whose kind has a more exact status at a gateway: 504 instead of 503. */
export const isUpstreamTimeout = (error: { code: string }): boolean => error.code === 'GATEWAY.UPSTREAM_TIMEOUT';
