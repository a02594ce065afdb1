import type { components, paths } from './generated/api.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A schema of the platform by its name: `Schema<'CaseReceipt'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The paths that have this method. */
export type PathOf<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, object> ? P : never }[keyof paths];

export type Operation<M extends Method, P extends PathOf<M>> = paths[P][M & keyof paths[P]];

/** What the operation answers when all is well; `unknown` where its document does not say. */
export type Answered<O> = O extends { responses: infer R } ? { [S in keyof R]: ContentOf<R[S]> }[keyof R] : unknown;
type ContentOf<R> = R extends { content: infer C } ? C[keyof C] : unknown;

/**
 * Path and query parameters and the body, each present, optional or refused as the operation wants it. Of several operations each by
 * itself: the parts of all with the parts of all would be too many for the compiler.
 */
export type Input<O> = O extends unknown ? PathPart<O> & QueryPart<O> & BodyPart<O> : never;
type PathPart<O> = O extends { parameters: { path: infer V extends object } } ? { path: V } : { path?: undefined };
type QueryPart<O> = O extends { parameters: { query: infer V extends object } }
  ? { query: V }
  : O extends { parameters: { query?: infer V } }
    ? { query?: V }
    : { query?: undefined };
type BodyPart<O> = O extends { requestBody: { content: infer C } }
  ? BodyOf<C>
  : O extends { requestBody?: { content: infer C extends object } }
    ? Partial<BodyOf<C>>
    : { body?: undefined };
/** The body alone. */
export type Body<O> = BodyPart<O> extends { body?: infer B } ? B : undefined;
/** A body that is not JSON says what it is. */
type BodyOf<C> = C extends { 'application/json': infer B }
  ? { body: Frozen<B> }
  : { body: C[keyof C] & string; contentType: keyof C & string };

/** What is sent is only read. */
export type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** The paths whose GET answers a page of a list. */
export type ListPath = {
  [P in PathOf<'get'>]: Answered<Operation<'get', P>> extends { items: unknown[]; next: string | null } ? P : never;
}[PathOf<'get'>];
export type ItemOf<P extends ListPath> = Answered<Operation<'get', P>> extends { items: (infer T)[] } ? T : never;
