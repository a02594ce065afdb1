export { RedisConnection } from './redis-connection.js';
