// Written by `npm run check -- openapi --write` from the documents of all services, as the gateway shows them. Not to be edited.

export interface paths {
    "/api/v1/admin/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the figures of the library are behind it
         * @description With the recounts that were asked for.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["figureAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/figures/recounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the figures to be counted anew
         * @description 重新统计 from the versions themselves, by a worker: for after a load that told nothing of itself. Figures stay readable meanwhile.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["figureAdmin_recount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/catalogue/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what waits in outbox and dead letters
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["messagingAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/catalogue/messaging/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the copies of state topics are complete
         * @description 副本: a service that starts from nothing reads them from their beginning, and says here when it has all of it.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["messagingAdmin_readCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/catalogue/messaging/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters, the newest first
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["messagingAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/catalogue/messaging/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dead letter with its payload
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         */
        get: operations["messagingAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/catalogue/messaging/dead-letters/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an event up for good
         * @description The events parked behind it go on without it.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["messagingAdmin_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/catalogue/messaging/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the replay of a key
         * @description A worker replays the first open letter of its key and then, in order, everything parked behind it, until one fails again.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["messagingAdmin_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/catalogue/messaging/lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the service is behind the events it consumes
         * @description Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 503 `MESSAGING.BROKER_AWAY`: the broker does not answer at the moment
         */
        get: operations["messagingAdmin_readLag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/articles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an article as items cite it
         * @description With its law and every wording that items in force cite it in; more than one wording is a discrepancy to be cleared up.
         *
         *     Consistency: **eventual**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.ARTICLE_NOT_FOUND`: no such article
         */
        get: operations["law_article"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/articles/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the items that stand on an article
         * @description Versions in force or suspended: what has to be looked at when the law changes.
         *
         *     Consistency: **eventual**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.ARTICLE_NOT_FOUND`: no such article
         */
        get: operations["law_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the categories of items
         * @description 事项类型: national codes with the local name of each source, and local categories that no longer exist.
         *
         *     Consistency: **strong**. Permission: none (public).
         */
        get: operations["category_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/categories/sources/{source}/{sourceCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say which category a source means by a code
         * @description 事项类型对照. `category` null: it exists no longer, and its rows have to be re-classified by hand. For officers of the province.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 404 `CATALOGUE.CATEGORY_NOT_FOUND`: no such category
         */
        put: operations["category_map"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/categories/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add or rename an extension category
         * @description 扩展事项类型: 11–19 of administrative powers, 21 on of public services. For officers of the province.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 409 `CATALOGUE.CATEGORY_IS_NATIONAL`: a category of the national table is not changed
         */
        put: operations["category_extend"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List entries of the basic directory
         * @description 基本目录, by code.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["directory_list"];
        put?: never;
        /**
         * Enter an entry into the basic directory
         * @description 新增. Without `catalogueCode` the code is made: the one of the local code if that was issued before, the next sub item of the parent, or the next main item. A code is never used again. With `effectiveAt` the entry is planned until then.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 409 `CATALOGUE.CODES_EXHAUSTED`: no code is left in this range
         *     - 409 `CATALOGUE.CODE_TAKEN`: this code was issued before, and codes are never reused
         *     - 409 `CATALOGUE.DIRECTORY_CYCLE`: an entry cannot stand below itself
         *     - 409 `CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE`: the directory entry is not in force yet, suspended or cancelled
         *     - 409 `CATALOGUE.LOCAL_CODE_TAKEN`: the local code belongs to another entry
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["directoryManagement_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/directory/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the basic directory
         * @description 目录统计: entries by category and status as they stand now, and the changes that were decided in a period, by kind.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["directory_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/directory/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge entries
         * @description 合并, at once: they are cancelled, and a new entry (`into`) or one that exists (`intoCode`) takes their place. It comes last.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 404 `CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND`: no such entry of the basic directory
         *     - 409 `CATALOGUE.CODES_EXHAUSTED`: no code is left in this range
         *     - 409 `CATALOGUE.CODE_TAKEN`: this code was issued before, and codes are never reused
         *     - 409 `CATALOGUE.DIRECTORY_CHANGE_PENDING`: the entry has a planned change already: withdraw that first
         *     - 409 `CATALOGUE.DIRECTORY_CYCLE`: an entry cannot stand below itself
         *     - 409 `CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE`: the directory entry is not in force yet, suspended or cancelled
         *     - 409 `CATALOGUE.DIRECTORY_HAS_SUB_ITEMS`: the entry has sub items: act on those
         *     - 409 `CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED`: the status of the entry does not allow this
         *     - 409 `CATALOGUE.LOCAL_CODE_TAKEN`: the local code belongs to another entry
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["directoryManagement_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/directory/{catalogueCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an entry of the basic directory
         * @description What it lays down, what is planned, and which entries took its place. The ETag is what a change names in If-Match.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND`: no such entry of the basic directory
         */
        get: operations["directory_one"];
        /**
         * Change an entry
         * @description 变更, at once or on a planned day; an entry that waits for its first day is put right as it waits. Needs If-Match with the ETag of the entry as it was read.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 404 `CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND`: no such entry of the basic directory
         *     - 409 `CATALOGUE.DIRECTORY_CHANGE_PENDING`: the entry has a planned change already: withdraw that first
         *     - 409 `CATALOGUE.DIRECTORY_CYCLE`: an entry cannot stand below itself
         *     - 409 `CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE`: the directory entry is not in force yet, suspended or cancelled
         *     - 409 `CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED`: the status of the entry does not allow this
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["directoryManagement_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/directory/{catalogueCode}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the items drawn from an entry
         * @description 实施清单 of all bodies, in force or suspended, by code.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["directory_items"];
        put?: never;
        /**
         * Draw an item from the basic directory
         * @description 认领: drafts the item of a body (实施清单). Name, category and legal basis are the entry’s and locked; the code follows from body, level and entry.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.OUT_OF_SCOPE`: only items of the own organisation or region can be managed
         *     - 404 `CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND`: no such entry of the basic directory
         *     - 409 `CATALOGUE.CODE_TAKEN`: this code was issued before, and codes are never reused
         *     - 409 `CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE`: the directory entry is not in force yet, suspended or cancelled
         *     - 409 `CATALOGUE.DIRECTORY_HAS_SUB_ITEMS`: the entry has sub items: act on those
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["drawnItem_draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/directory/{catalogueCode}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend, resume or cancel an entry, or withdraw its planned change
         * @description 暂停、恢复、取消、撤回计划. Items drawn from it stay; none is drawn or published any more unless it is in force.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 404 `CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND`: no such entry of the basic directory
         *     - 409 `CATALOGUE.DIRECTORY_CHANGE_PENDING`: the entry has a planned change already: withdraw that first
         *     - 409 `CATALOGUE.DIRECTORY_HAS_SUB_ITEMS`: the entry has sub items: act on those
         *     - 409 `CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED`: the status of the entry does not allow this
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["directoryManagement_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/directory/{catalogueCode}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split an entry
         * @description 拆分, at once: it is cancelled and new entries take its place. Answers the old one first.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 404 `CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND`: no such entry of the basic directory
         *     - 409 `CATALOGUE.CODES_EXHAUSTED`: no code is left in this range
         *     - 409 `CATALOGUE.CODE_TAKEN`: this code was issued before, and codes are never reused
         *     - 409 `CATALOGUE.DIRECTORY_CHANGE_PENDING`: the entry has a planned change already: withdraw that first
         *     - 409 `CATALOGUE.DIRECTORY_CYCLE`: an entry cannot stand below itself
         *     - 409 `CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE`: the directory entry is not in force yet, suspended or cancelled
         *     - 409 `CATALOGUE.DIRECTORY_HAS_SUB_ITEMS`: the entry has sub items: act on those
         *     - 409 `CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED`: the status of the entry does not allow this
         *     - 409 `CATALOGUE.LOCAL_CODE_TAKEN`: the local code belongs to another entry
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["directoryManagement_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/directory/{catalogueCode}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history of an entry
         * @description Every version with its basis, newest first; one whose day is to come as well.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND`: no such entry of the basic directory
         */
        get: operations["directory_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export items as a file
         * @description Streams while it reads: each item is as it is when it is passed. CSV holds one table and so only the layout `items`; the national tables come as JSON lines, a workbook with a sheet each, or an archive with a CSV file each. An answer that breaks off is not whole.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.EXPORT_IMPOSSIBLE`: this layout has several tables, which one CSV file cannot hold: choose zip, xlsx or jsonl
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.EXPORT_OUT_OF_SCOPE`: only items of the own organisation or region can be exported
         */
        get: operations["export_send"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/figures/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the items in force
         * @description By category, star, online grade, online depth (an item counts for each depth it has) or region, of a region, a body or all.
         *
         *     Consistency: **eventual**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["figure_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/figures/items/bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the items in force by implementing body
         * @description 按实施主体, by region and code; now or on a day.
         *
         *     Consistency: **eventual**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["figure_bodies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/figures/items/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the items in force over time
         * @description At the end of each day or month between two days, at most 400 points.
         *
         *     Consistency: **eventual**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["figure_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/figures/simplification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what became simpler between two days
         * @description 材料、环节、时限、跑动次数精简情况 over the changes published in these days, and 承诺时限比法定时限缩短 of all items at both ends. Limits of other units are counted in working days: 5 of 7 calendar days, 250 a year.
         *
         *     Consistency: **eventual**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["figure_simplified"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/figures/simplification/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the changes of items between two days
         * @description A CSV file in UTF-8 with a byte order mark, one line a change.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["figure_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/figures/simplification/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of items between two days
         * @description What each published change asked for before and asks for now, by region, day and item.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["figure_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/form-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups of form fields
         * @description 表单组 in their newest versions, and the names of the code tables that a table of fields may name.
         *
         *     Consistency: **strong**. Permission: none (public).
         */
        get: operations["form_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/form-groups/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a group of form fields
         * @description The newest version, or the one asked for. A version never changes.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.FORM_GROUP_NOT_FOUND`: no such group of form fields
         */
        get: operations["form_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/form-groups/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a version of a group of form fields
         * @description `version` is the next one, from 1. Forms drafted before keep theirs; forms that name the group without a version get it.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.FORM_GROUP_WRONG`: the group of form fields is wrong
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 409 `CATALOGUE.FORM_GROUP_TAKEN`: this is not the next version of the group
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["form_addGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/forms/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a form
         * @description Answers the form as it would be stored, with its groups inside, and everything it would be refused for; with `sample`, also what acceptance would say of a form filled in like that. Changes nothing.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        post: operations["form_tryForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/forms/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a form from a table of fields
         * @description Body: `text/csv` (UTF-8 or GB 18030), at most 256 KiB and 200 fields. Columns by their English or Chinese names: field 字段, title 名称, type 类型 (文本, 多行文本, 整数, 数字, 金额, 日期, 是否, 单选, 多选, 手机号码, 身份证号, 统一社会信用代码, 行政区划, 个人信息, 企业信息, 地址), and optionally required 必填, codeList 代码表 (the name of a table, or `1=是|0=否`), max 上限, section 分组, source 来源 (账户:name, 证照:营业执照:field, 历史办件:/field), help 说明. Answers what `forms/check` would. Changes nothing.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.FORM_TABLE_WRONG`: the table of fields is wrong; see invalidParams
         *     - 400 `CATALOGUE.TABLE_CSV`: the file is not valid CSV; look at its quotes
         *     - 400 `CATALOGUE.TABLE_ENCODING`: the file is neither UTF-8 nor GB 18030
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 413 `HTTP.BODY_TOO_LARGE`: the body is too large
         *     - 415 `HTTP.UNSUPPORTED_MEDIA_TYPE`: this content type is not supported
         */
        post: operations["form_tryTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports of one’s organisation and region
         * @description Newest first.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["importJobs_list"];
        put?: never;
        /**
         * Import a file of items
         * @description Body: a file of one of text/csv, application/x-ndjson, application/jsonl, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/zip; UTF-8 or GB 18030, found out unless the content type names it. Answers once the rows are staged; a worker takes them in, and the import shows its progress and report. A row is an item: new, changed, unchanged, or rejected with line, field and rule. The same file again changes nothing. What a row does not tell takes a default on a new item and stays on an existing one. A row that says what is in force leaves a draft alone. Publishing takes in the drafts that imports left; a row that would change and publish what an author has written or edited is rejected. A dry run reports the same and changes nothing; it compares with the library as it is, so a code that two far rows would both be issued shows only in the import itself.
         *
         *     Consistency: **eventual**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.IMPORT_CSV`: the file is not valid CSV
         *     - 400 `CATALOGUE.IMPORT_ENCODING`: the bytes are not in the declared charset (utf-8 or gb18030)
         *     - 400 `CATALOGUE.IMPORT_HEADER`: the header lacks required columns
         *     - 400 `CATALOGUE.IMPORT_LAYOUT`: the file has no table or column of this layout
         *     - 400 `CATALOGUE.IMPORT_WORKBOOK`: the file is no valid XLSX workbook or ZIP archive
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.IMPORT_PUBLISH`: publishing what is imported needs the permission item.publish
         *     - 409 `CATALOGUE.IMPORTS_WAITING`: too many imports of this organisation are waiting; try again later
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 413 `CATALOGUE.IMPORT_TOO_LARGE`: the file unpacks to too much, or a line is too long: use CSV or JSON lines, in portions
         *     - 413 `HTTP.BODY_TOO_LARGE`: the body is too large
         *     - 415 `HTTP.UNSUPPORTED_MEDIA_TYPE`: this content type is not supported
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["importJobs_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/imports/service-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import service points from a CSV file
         * @description Body: `text/csv` (UTF-8 or GB 18030), at most 5 MiB and 20,000 rows. Columns by their English or Chinese names: code 网点编号, name 网点名称, kind 网点类型, regionCode 行政区划, orgCode 管理机构, address 地址, longitude 经度, latitude 纬度, hours 开放时间 (`1-5 08:30-12:00,13:30-17:00;6 09:00-12:00`), and optionally phone 电话, notes 备注, status 状态, departments 可办部门, items 可办事项 (several with `|`). The code is the identity of a row: the same file again changes nothing.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.SERVICE_POINT_IMPORT_HEADER`: the header of the list of service points is wrong
         *     - 400 `CATALOGUE.SERVICE_POINT_IMPORT_TOO_LONG`: at most 20,000 service points are imported at once
         *     - 400 `CATALOGUE.TABLE_CSV`: the file is not valid CSV; look at its quotes
         *     - 400 `CATALOGUE.TABLE_ENCODING`: the file is neither UTF-8 nor GB 18030
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 413 `HTTP.BODY_TOO_LARGE`: the body is too large
         *     - 415 `HTTP.UNSUPPORTED_MEDIA_TYPE`: this content type is not supported
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["servicePoint_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the progress and report of an import
         * @description Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.IMPORT_NOT_FOUND`: no such import
         */
        get: operations["importJobs_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/imports/{id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rows that an import did not take
         * @description In the order of the file, each with table, line, field, rule and reason.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.IMPORT_NOT_FOUND`: no such import
         */
        get: operations["importJobs_problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/laws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the laws that items cite
         * @description By name; `name` finds those that begin so, `documentNo` those of one 文号. Follows a publication within seconds; a law that was cited once stays.
         *
         *     Consistency: **eventual**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["law_laws"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/laws/{id}/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the articles of a law that items cite
         * @description Consistency: **eventual**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.LAW_NOT_FOUND`: no such law
         */
        get: operations["law_articles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the power lists in force
         * @description 四张清单: the version of each list that is in force on a day, by region and kind.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["powerList_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read which version of a power list is in force
         * @description Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         */
        get: operations["powerList_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all versions of a power list, drafts included
         * @description Consistency: **strong**. Permission: `lists.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.LIST_OUT_OF_SCOPE`: only lists of the own region can be managed
         */
        get: operations["powerListManagement_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}/drafts/{version}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the entries of a version of a power list, of a draft too
         * @description Consistency: **strong**. Permission: `lists.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.LIST_OUT_OF_SCOPE`: only lists of the own region can be managed
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         */
        get: operations["powerListManagement_draftEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the published versions of a power list
         * @description Newest first, those that have ended included.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["powerList_versions"];
        put?: never;
        /**
         * Draft a version of a power list
         * @description Optionally with the entries of an earlier version. A list of powers takes its entries from the library when it is published.
         *
         *     Consistency: **strong**. Permission: `lists.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.LIST_VALIDITY_REVERSED`: the validity ends before it begins
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.LIST_OUT_OF_SCOPE`: only lists of the own region can be managed
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         *     - 409 `CATALOGUE.LIST_DERIVED`: the list of powers is derived from the library: its entries are not written
         *     - 409 `CATALOGUE.LIST_DRAFT_EXISTS`: the list has a draft version already
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["powerListManagement_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Edit the head of a drafted power list
         * @description Needs If-Match with the ETag of the draft as it was read.
         *
         *     Consistency: **strong**. Permission: `lists.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.LIST_VALIDITY_REVERSED`: the validity ends before it begins
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.LIST_OUT_OF_SCOPE`: only lists of the own region can be managed
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         *     - 409 `CATALOGUE.LIST_IMMUTABLE`: a published list is never changed: a change is a new version
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["powerListManagement_edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}/versions/{version}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the entries of a published power list
         * @description By code. The content has the form of the kind of list.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         */
        get: operations["powerList_entries"];
        put?: never;
        /**
         * Change entries of a drafted power list
         * @description Adds, replaces and removes up to 500 entries each, all or nothing. Needs If-Match. Not for the list of powers.
         *
         *     Consistency: **strong**. Permission: `lists.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.LIST_ENTRY_WRONG`: an entry has not the form of its list
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.LIST_OUT_OF_SCOPE`: only lists of the own region can be managed
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         *     - 409 `CATALOGUE.LIST_DERIVED`: the list of powers is derived from the library: its entries are not written
         *     - 409 `CATALOGUE.LIST_IMMUTABLE`: a published list is never changed: a change is a new version
         *     - 409 `CATALOGUE.LIST_TOO_LONG`: the list has too many entries
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        post: operations["powerListManagement_changeEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}/versions/{version}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a published power list
         * @description A CSV file in UTF-8 with a byte order mark, one line an entry.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         */
        get: operations["powerList_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}/versions/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a power list
         * @description 公布. The version before it ends on the day before this one takes effect.
         *
         *     Consistency: **strong**. Permission: `lists.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.LIST_OUT_OF_SCOPE`: only lists of the own region can be managed
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         *     - 409 `CATALOGUE.LIST_EFFECTIVE_IN_PAST`: the list would take effect before today
         *     - 409 `CATALOGUE.LIST_EMPTY`: a list without entries
         *     - 409 `CATALOGUE.LIST_IMMUTABLE`: a published list is never changed: a change is a new version
         *     - 409 `CATALOGUE.LIST_LATER_VERSION`: another version takes effect on that day or later
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["powerListManagement_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/power-lists/{kind}/{region}/versions/{version}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a power list
         * @description 废止: no longer in force from today on; it stays readable.
         *
         *     Consistency: **strong**. Permission: `lists.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.LIST_OUT_OF_SCOPE`: only lists of the own region can be managed
         *     - 404 `CATALOGUE.LIST_NOT_FOUND`: no such list
         *     - 409 `CATALOGUE.LIST_NOT_PUBLISHED`: only a published list that has not ended can be withdrawn
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["powerListManagement_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/quality-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List quality reports
         * @description The latest fifty, of one’s own body or region. The last three of each part of the library are kept.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.review` or `item.legalReview` or `item.publish`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["qualityReport_list"];
        put?: never;
        /**
         * Check a part of the library against the rules
         * @description Items in force or suspended of a body, a region or a category. A worker walks them; the report says how far it is.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.review` or `item.legalReview` or `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.QUALITY_REPORT_OUT_OF_SCOPE`: only items of the own organisation or region can be checked
         *     - 409 `CATALOGUE.QUALITY_REPORT_UNDER_WAY`: a report about the same part of the library is under way
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["qualityReport_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/quality-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far a quality report is
         * @description Consistency: **strong**. Permission: `item.manage` or `item.review` or `item.legalReview` or `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.QUALITY_REPORT_NOT_FOUND`: no such quality report
         */
        get: operations["qualityReport_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/quality-reports/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a quality report found
         * @description By item code; by body, category, rule and severity.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.review` or `item.legalReview` or `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.QUALITY_REPORT_NOT_FOUND`: no such quality report
         */
        get: operations["qualityReport_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/quality-reports/{id}/tallies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count broken rules by body and category
         * @description Items that break a rule, by body, category and rule; they grow while the report runs.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.review` or `item.legalReview` or `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.QUALITY_REPORT_NOT_FOUND`: no such quality report
         */
        get: operations["qualityReport_tallies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/quality-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rules that items are checked against
         * @description 校验规则: 1-10 as Wenzhou numbers them.
         *
         *     Consistency: **strong**. Permission: none (public).
         */
        get: operations["qualityRule_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/quality-rules/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a rule
         * @description Severity, whether it is on, and its values. For officers of the province. Needs If-Match with the `etag` of the list; counts from the next publication on.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.QUALITY_RULE_PARAMS`: the rule does not take these params
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 404 `CATALOGUE.QUALITY_RULE_NOT_FOUND`: no such quality rule
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["qualityRule_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/review-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a department's whole list
         * @description 批量报送: every draft of a body that can be reported, or the named ones, in one batch. What was returned and not changed since is reported again by name only.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.NOT_YOUR_STEP`: this step of the review is not for your post
         *     - 409 `CATALOGUE.NOTHING_TO_REPORT`: the department has no draft that could be reported
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["report_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/review-opinions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give opinions on many reports
         * @description 批量审核: a department's whole list, item by item. Opinions on reviews that have moved on meanwhile are named with the reason, the others are taken.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["review_opineMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/review-procedure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the procedure of review
         * @description 审核程序: how often a draft may be reported, and which steps it goes through by whose permission.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["review_steps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reviews
         * @description Of the own body, and by a regional permission of the own region with everything below it; by region and the oldest first. Open ones, unless a status or a batch is asked for.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["review_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/reviews/{reviewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a review
         * @description Every round with its opinions; they are kept for ever.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.REVIEW_NOT_FOUND`: no such review
         */
        get: operations["review_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/reviews/{reviewId}/opinions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an opinion on a report
         * @description 审核, by the permission that the procedure names for the step: passes the draft on to the next step, or returns it to the department. After the last step its content may be published. Names the round and step that the reviewer saw. Nobody reviews what he reported himself.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.NOT_YOUR_STEP`: this step of the review is not for your post
         *     - 403 `CATALOGUE.OWN_SUBMISSION`: nobody reviews what he reported himself
         *     - 404 `CATALOGUE.REVIEW_NOT_FOUND`: no such review
         *     - 409 `CATALOGUE.REVIEW_MOVED_ON`: the review is no longer in the round and step that you saw
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["review_opine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/reviews/{reviewId}/rounds/{round}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was reported in a round
         * @description The content as it was reported, whatever became of the draft since, and its differences from the round before, or in the first round from the version that was in force last.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.REVIEW_NOT_FOUND`: no such review
         *     - 404 `CATALOGUE.REVIEW_ROUND_NOT_FOUND`: the review has no such round
         */
        get: operations["review_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/reviews/{reviewId}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a report
         * @description 撤回报送, by whoever may report the draft, as long as nobody has given an opinion in the round. The draft may then be changed and reported again, in a round with the next number; the withdrawn one is kept with who took it back and why, and is none of the rounds that the procedure allows. At most as many reports of a draft are withdrawn as there are rounds.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.NOT_YOUR_STEP`: this step of the review is not for your post
         *     - 404 `CATALOGUE.REVIEW_NOT_FOUND`: no such review
         *     - 409 `CATALOGUE.REVIEW_BEGUN`: somebody has given an opinion in this round, so its report stays
         *     - 409 `CATALOGUE.REVIEW_MOVED_ON`: the review is no longer in the round and step that you saw
         *     - 409 `CATALOGUE.WITHDRAWALS_SPENT`: reports of this draft were withdrawn as often as the procedure allows
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["report_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search items
         * @description 检索: names with all words first, the shortest first, then items that have them in department or result; synonyms count as the word. A text of single characters is looked for in names only. A code finds its items. Where nothing has all words, one page of what comes nearest.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["search_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/search-misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List searches that found nothing
         * @description 零结果检索: texts that were searched for at least three times in vain, by day. Nothing that may be about a person is kept.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["search_missed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/service-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service points
         * @description With `near` the nearest first, with the distance; otherwise by region and code. `itemCode` gives the points that accept the item by itself or with all of its department. `openNow` and `today` follow the holidays of the State Council.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["servicePoint_find"];
        put?: never;
        /**
         * Add a service point
         * @description Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.SERVICE_POINT_ACCEPTS_UNKNOWN`: it accepts departments or items that do not exist
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE`: only service points of the own organisation or region can be kept
         *     - 409 `CATALOGUE.SERVICE_POINT_CODE_TAKEN`: another service point has this code
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["servicePoint_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/service-points/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a service point
         * @description With what it accepts; one that is closed too. The ETag is what the next change names in If-Match; it tells what the point says, not whether it is open at this minute, so the answer is kept nowhere.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.SERVICE_POINT_NOT_FOUND`: no such service point
         */
        get: operations["servicePoint_one"];
        /**
         * Change a service point
         * @description Needs If-Match with the ETag of the point as it was read.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.SERVICE_POINT_ACCEPTS_UNKNOWN`: it accepts departments or items that do not exist
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE`: only service points of the own organisation or region can be kept
         *     - 404 `CATALOGUE.SERVICE_POINT_NOT_FOUND`: no such service point
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["servicePoint_change"];
        post?: never;
        /**
         * Delete a service point
         * @description For one that was entered by mistake; one that no longer works is closed. Needs If-Match.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE`: only service points of the own organisation or region can be kept
         *     - 404 `CATALOGUE.SERVICE_POINT_NOT_FOUND`: no such service point
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        delete: operations["servicePoint_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/star-criteria": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the criteria of the stars
         * @description 星级标准: a star needs its own criteria and those of the lower stars.
         *
         *     Consistency: **strong**. Permission: none (public).
         */
        get: operations["qualityRule_criteria"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/successions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link items to those they came out of
         * @description 下放、转移、整合、拆分: all items must be within reach. The cards of both sides tell it, for ever; `cancelOld` ends the old items in the same moment.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.SUCCESSION_COUNT`: this kind takes 1 to 1 old and 1 to 1 new items
         *     - 400 `CATALOGUE.SUCCESSION_ITSELF`: an item is named once, and succeeds nobody twice nor itself
         *     - 400 `CATALOGUE.SUCCESSION_KIND`: no such kind of succession
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 409 `CATALOGUE.ITEM_CANCELLED`: the item is cancelled
         *     - 409 `CATALOGUE.MOVE_NOT_ALLOWED`: the status of the version does not allow this
         *     - 409 `CATALOGUE.SUCCESSION_CYCLE`: the new item is one that the old item came out of
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["history_succeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest what to search for while somebody types
         * @description 搜索联想: words people use, themes, and names of items that begin with the text or have it within.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["search_complete"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/synonyms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the synonyms of the search
         * @description 同义词, by word.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["vocabulary_listSynonyms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/synonyms/{word}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a word of the search means
         * @description For officers of the province. A word that is there needs If-Match with the `etag` of the list. The next search that is not answered from a cache knows it: nothing is indexed again.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 409 `CATALOGUE.SYNONYMS_FULL`: there are no more than 5000 synonyms
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["vocabulary_putSynonym"];
        post?: never;
        /**
         * Remove a synonym
         * @description For officers of the province. Needs If-Match with the `etag` of the list.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 404 `CATALOGUE.SYNONYM_NOT_FOUND`: no such synonym
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        delete: operations["vocabulary_removeSynonym"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/told-bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List which bodies a source means
         * @description 机构代码对照, by what is told. All of the source, also of other regions: what is told stands for one body.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["toldBodies_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/told-bodies/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say which body a source means
         * @description For bodies of the own organisation or region. Lines that were rejected for their body land with the next import of their list. A line is looked up by its whole local code, by the code of its body, and where that is a placeholder by 部门名称@行政区划, in this order; except for the whole code, only lines whose code or column says the region of the body are meant. An item code is issued for ever: what landed before keeps its body.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.TOLD_BODY_OUT_OF_SCOPE`: only bodies of the own organisation or region can be told
         *     - 409 `CATALOGUE.TOLD_BODY_CHANGED`: somebody else has told the body of this text in the same moment
         *     - 409 `CATALOGUE.TOLD_BODY_ELSEWHERE`: the library knows this body in another region
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        put: operations["toldBodies_put"];
        post?: never;
        /**
         * Take back which body a source means
         * @description What landed by it stays as it is; its lines are rejected from the next import on.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.TOLD_BODY_OUT_OF_SCOPE`: only bodies of the own organisation or region can be told
         *     - 404 `CATALOGUE.TOLD_BODY_NOT_FOUND`: no body is told for this text
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        delete: operations["toldBodies_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List themes and life events
         * @description 主题分类、人生事件: codes for the filters of lists and search.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["vocabulary_listTopics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/topics/{kind}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add or rename a theme or life event
         * @description For officers of the province. One that is there needs If-Match with the `etag` of the list.
         *
         *     Consistency: **strong**. Permission: `directory.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.DIRECTORY_OUT_OF_SCOPE`: only directory entries of the own region can be managed
         *     - 409 `CATALOGUE.TOPICS_FULL`: there are no more than 500 topics
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["vocabulary_putTopic"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List departments
         * @description 实施主体 with items in force, by region and code.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["department_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search items
         * @description Items in force or suspended. Without `q` by region and code; with `q` as the search ranks them, without its highlights.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["item_find"];
        put?: never;
        /**
         * Draft a new item
         * @description Issues the item code, which stays taken for ever. The item becomes visible when its draft is published.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.OUT_OF_SCOPE`: only items of the own organisation or region can be managed
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.PARENT_ITEM_NOT_FOUND`: the item that the handling item belongs to does not exist
         *     - 409 `CATALOGUE.CODE_TAKEN`: this code was issued before, and codes are never reused
         *     - 409 `CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE`: the directory entry is not in force yet, suspended or cancelled
         *     - 409 `CATALOGUE.ITEM_CANCELLED`: the item is cancelled
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["itemManagement_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import items from a CSV file
         * @description Body: `text/csv` (UTF-8 or GB 18030, found out unless it is named), at most 5 MiB and 20,000 lines, columns department, name, itemCode (Sichuan local code), areaCode, taskType, and optionally group, deptCode, link. Every line lands, is unchanged, or is reported with line and reason. The local code is the identity of a line: the same file again changes nothing. What a list does not tell takes a default, named in `descriptive.defaulted`. A line whose body is not a valid 统一社会信用代码 is rejected, since an item code is issued for ever, unless 机构代码对照 says which body is meant.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.IMPORT_CSV`: the file is not valid CSV
         *     - 400 `CATALOGUE.IMPORT_ENCODING`: the bytes are not in the declared charset (utf-8 or gb18030)
         *     - 400 `CATALOGUE.IMPORT_HEADER`: the header lacks required columns
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.IMPORT_PUBLISH`: publishing what is imported needs the permission item.publish
         *     - 409 `CATALOGUE.CODE_TAKEN`: this code was issued before, and codes are never reused
         *     - 409 `CATALOGUE.IMPORT_RUNNING`: another import is running
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 413 `CATALOGUE.IMPORT_TOO_MANY_LINES`: an import has at most 20,000 lines: divide the file
         *     - 413 `HTTP.BODY_TOO_LARGE`: the body is too large
         *     - 415 `HTTP.UNSUPPORTED_MEDIA_TYPE`: this content type is not supported
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["import_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an item
         * @description The version in force, suspended ones included; a cancelled item as it was at the end. Supports If-None-Match.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         */
        get: operations["item_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the guide of an item
         * @description Everything people are told about it, in sections with Chinese labels, made from all of its elements; with its service points.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["guide_guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/guide/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the guide of an item as a page
         * @description HTML to read and to print, without script. Everything of the item is escaped.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["guide_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/handling-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the handling items of an item
         * @description 业务办理项, by serial: in force, suspended or cancelled.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["identity_handlingItems"];
        put?: never;
        /**
         * Draft a handling item under an item
         * @description 业务办理项: the next code of 33 characters is issued for ever. It has versions of its own, like any item, and its own name.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.OUT_OF_SCOPE`: only items of the own organisation or region can be managed
         *     - 404 `CATALOGUE.PARENT_ITEM_NOT_FOUND`: the item that the handling item belongs to does not exist
         *     - 409 `CATALOGUE.CODES_EXHAUSTED`: no code is left in this range
         *     - 409 `CATALOGUE.CODE_TAKEN`: this code was issued before, and codes are never reused
         *     - 409 `CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE`: the directory entry is not in force yet, suspended or cancelled
         *     - 409 `CATALOGUE.HANDLING_ITEM_HAS_NONE`: a handling item has no handling items of its own
         *     - 409 `CATALOGUE.ITEM_CANCELLED`: the item is cancelled
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["drawnItem_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the identity card of an item
         * @description 权力事项身份证: all its codes, taken apart. JSON, or a page to print with `format=html`, or when `Accept` names `text/html` first. Not kept by caches, which know one answer for each address.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         */
        get: operations["identity_identity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the tracking card of an item
         * @description 跟踪卡: who changed what, when and on which basis, newest first, with the items it came out of and passed into. Actors are told by account, body and the permission of their post, never by name.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         */
        get: operations["history_track"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history of an item
         * @description Every version, drafts included, newest first; what happened to them is on the tracking card.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         */
        get: operations["itemManagement_history"];
        put?: never;
        /**
         * Draft a new version of an item
         * @description A change of a published item is a new version; the old one stays in force until the new one is published.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.OUT_OF_SCOPE`: only items of the own organisation or region can be managed
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 409 `CATALOGUE.DRAFT_EXISTS`: the item has a draft version already, or one that waits for its day
         *     - 409 `CATALOGUE.ITEM_CANCELLED`: the item is cancelled
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["itemManagement_revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{a}/diff/{b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare two versions of an item
         * @description 逐项比对, drafts included: every element in which version `b` differs from version `a`, with its JSON pointer and its Chinese name. Entries of lists are matched by their code, so that an entry put in front changes no other.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["history_diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one version of an item
         * @description Any version that is or was published: a running case keeps the version it was filed under.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["item_version"];
        /**
         * Edit a draft
         * @description Needs If-Match with the ETag of the draft as it was read. `problems` are the rules it breaks as it stands.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.OUT_OF_SCOPE`: only items of the own organisation or region can be managed
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.DRAFT_UNDER_REVIEW`: the draft is under review: until that ends its content stays as it is, and it is not published
         *     - 409 `CATALOGUE.ITEM_CANCELLED`: the item is cancelled
         *     - 409 `CATALOGUE.VERSION_IMMUTABLE`: a published version is never changed: a change is a new version
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["itemManagement_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an item
         * @description 取消, with its handling items: no new filings, running cases end under their version, and the code is never used again. `basis` is the decision.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.MOVE_NOT_ALLOWED`: the status of the version does not allow this
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["itemManagement_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a version as its authors see it
         * @description Drafts too; the ETag is what the next edit names in If-Match.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["itemManagement_readDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the form of a version
         * @description 电子表单. The bytes are those of `form.sha256` in the operational core; the ETag is that hash.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["item_form"];
        /**
         * Give a draft another form
         * @description Needs If-Match with the ETag of the draft as it was read. Groups named by `$ref` are put into the form.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.OUT_OF_SCOPE`: only items of the own organisation or region can be managed
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.VERSION_IMMUTABLE`: a published version is never changed: a change is a new version
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["draftForm_byForm"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/form/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a draft the form of a table of fields
         * @description Body as for `POST /api/v1/catalogue/forms/tables`. Needs If-Match with the ETag of the draft as it was read.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.FORM_TABLE_WRONG`: the table of fields is wrong; see invalidParams
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `CATALOGUE.TABLE_CSV`: the file is not valid CSV; look at its quotes
         *     - 400 `CATALOGUE.TABLE_ENCODING`: the file is neither UTF-8 nor GB 18030
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.OUT_OF_SCOPE`: only items of the own organisation or region can be managed
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.VERSION_IMMUTABLE`: a published version is never changed: a change is a new version
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 413 `HTTP.BODY_TOO_LARGE`: the body is too large
         *     - 415 `HTTP.UNSUPPORTED_MEDIA_TYPE`: this content type is not supported
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        put: operations["draftForm_byTable"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the guide of a version
         * @description 办事指南, Markdown. The bytes are those of `guide.sha256` in the operational core; the ETag is that hash.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["item_guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/plan-cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan the cancellation of a version in force
         * @description 计划取消: filings are taken until then, and at that minute the item is cancelled. Consumers hear of the day at once, as the end of the validity. `null` takes the plan back. A decision of the staffing office (编办), which a new version carries on unless it names an end of its own.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.MOVE_NOT_ALLOWED`: the status of the version does not allow this
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["itemPlans_planCancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check a version against the rules
         * @description 校验: every rule it breaks, drafts included. Errors keep it from publication, warnings do not.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.review` or `item.legalReview` or `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["itemQuality_problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a draft
         * @description 发布. The version in force before it is superseded in the same moment; running cases keep theirs. A version whose `validity.from` is still to come is `scheduled` and put in force at that minute; until then the one before it stays. Where its directory entry says otherwise by then, it becomes a draft again. What was decided of the item holds on: suspended it stays, and its planned end is the new version’s where that names none.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `CATALOGUE.RULES_BROKEN`: the item breaks rules of its elements
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE`: the directory entry is not in force yet, suspended or cancelled
         *     - 409 `CATALOGUE.DRAFT_UNDER_REVIEW`: the draft is under review: until that ends its content stays as it is, and it is not published
         *     - 409 `CATALOGUE.ITEM_CANCELLED`: the item is cancelled
         *     - 409 `CATALOGUE.MOVE_NOT_ALLOWED`: the status of the version does not allow this
         *     - 409 `CATALOGUE.PARENT_NOT_IN_FORCE`: the item that the handling item belongs to is not in force
         *     - 409 `CATALOGUE.REVIEW_NEEDED`: no review has passed this content, so it cannot be published
         *     - 409 `CATALOGUE.VALIDITY_OVER`: the planned end of its validity has passed
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["itemManagement_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a suspended version
         * @description 恢复, with the handling items that were suspended together with it.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.MOVE_NOT_ALLOWED`: the status of the version does not allow this
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["itemManagement_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the reviews of a version
         * @description Newest first. A version has one, unless a content that had passed was changed and reported anew.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         */
        get: operations["report_ofVersion"];
        put?: never;
        /**
         * Report a draft for review
         * @description 报送. Its content is copied into the record and stays as it is until the review ends; the version in force stays meanwhile. A returned or withdrawn draft is reported again in the next round.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.publish` or `item.review` or `item.legalReview`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `CATALOGUE.NOT_YOUR_STEP`: this step of the review is not for your post
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.DRAFT_UNDER_REVIEW`: the draft is under review: until that ends its content stays as it is, and it is not published
         *     - 409 `CATALOGUE.ITEM_CANCELLED`: the item is cancelled
         *     - 409 `CATALOGUE.NOT_A_DRAFT`: only a draft is reported for review
         *     - 409 `CATALOGUE.REVIEW_PASSED_ALREADY`: this content has passed its review already
         *     - 409 `CATALOGUE.REVIEW_ROUNDS_SPENT`: the draft was reported as often as the procedure allows
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["report_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/star": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rate a version
         * @description 星级评定: the star its elements earn, with the reason for each criterion. It is written into the core at publication.
         *
         *     Consistency: **strong**. Permission: `item.manage` or `item.review` or `item.legalReview` or `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         */
        get: operations["itemQuality_star"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a published version
         * @description 暂停: no new filings until it is resumed, also under its handling items and under versions published meanwhile. A decision of the staffing office (编办), as are the resumption and the end of an item.
         *
         *     Consistency: **strong**. Permission: `item.publish`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.MOVE_NOT_ALLOWED`: the status of the version does not allow this
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["itemManagement_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemCode}/versions/{version}/unschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a planned publication
         * @description 取消计划发布: the version is a draft again. Its day was the `validity.from` under which it was published.
         *
         *     Consistency: **strong**. Permission: `item.manage`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `CATALOGUE.ITEM_NOT_FOUND`: no such item
         *     - 404 `CATALOGUE.VERSION_NOT_FOUND`: no such item version
         *     - 409 `CATALOGUE.MOVE_NOT_ALLOWED`: the status of the version does not allow this
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["itemPlans_unschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the regions directly below one
         * @description Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.REGION_NOT_FOUND`: no such region
         */
        get: operations["region_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a region
         * @description Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `CATALOGUE.REGION_NOT_FOUND`: no such region
         */
        get: operations["region_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/acceptance/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what waits in outbox and dead letters
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["acceptance_messagingAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/acceptance/messaging/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the copies of state topics are complete
         * @description 副本: a service that starts from nothing reads them from their beginning, and says here when it has all of it.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["acceptance_messagingAdmin_readCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/acceptance/messaging/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters, the newest first
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["acceptance_messagingAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/acceptance/messaging/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dead letter with its payload
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         */
        get: operations["acceptance_messagingAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/acceptance/messaging/dead-letters/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an event up for good
         * @description The events parked behind it go on without it.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["acceptance_messagingAdmin_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/acceptance/messaging/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the replay of a key
         * @description A worker replays the first open letter of its key and then, in order, everything parked behind it, until one fails again.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["acceptance_messagingAdmin_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/acceptance/messaging/lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the service is behind the events it consumes
         * @description Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 503 `MESSAGING.BROKER_AWAY`: the broker does not answer at the moment
         */
        get: operations["acceptance_messagingAdmin_readLag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shipments by status
         * @description Those that no courier took (搁置) unless another status is asked for, the newest first.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["shipmentAdmin_shipments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/shipments/{shipmentId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up a shipment that is parked or lost
         * @description 取消: the result can then be delivered in another way. The courier is not told; what he still says of the parcel stands in the case’s ledger as late.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.SHIPMENT_NOT_FOUND`: there is no such shipment
         *     - 409 `ACCEPTANCE.SHIPMENT_NOT_CANCELLABLE`: a shipment that the courier is just being asked to take, or that is over, cannot be cancelled
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["shipmentAdmin_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/shipments/{shipmentId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the courier again
         * @description 重试 of a parked shipment, from the beginning.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.SHIPMENT_NOT_FOUND`: there is no such shipment
         *     - 409 `ACCEPTANCE.SHIPMENT_NOT_PARKED`: only a parked shipment is retried by hand
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["shipmentAdmin_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List cases
         * @description Of the caller’s own, newest first; or a window’s open work (needs `case.accept`, or `case.deliver` with work=deliver).
         *
         *     Consistency: **strong**. Permission: `case.file` or `case.collect` or `case.accept` or `case.deliver`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["case_list"];
        put?: never;
        /**
         * File an application
         * @description 申报. A person or legal person files for itself; a clerk files for the person present. Naming an item version that has not arrived here yet is taken: the case gets its number and waits for it.
         *
         *     Consistency: **strong**. Permission: `case.file` or `case.collect`.
         *
         *     Errors:
         *     - 400 `ACCEPTANCE.APPLICANT_MISSING`: a counter names the applicant it files for
         *     - 400 `ACCEPTANCE.APPLICANT_NOT_ALLOWED`: who files for oneself is the applicant; another one cannot be named
         *     - 400 `ACCEPTANCE.AUDIENCE_MISMATCH`: the applicant does not belong to the audience of the item
         *     - 400 `ACCEPTANCE.CHANNEL_NOT_ALLOWED`: the channel does not fit who files
         *     - 400 `ACCEPTANCE.FORM_INVALID`: the form does not fit the form of the item
         *     - 400 `ACCEPTANCE.MATERIALS_INCOMPLETE`: required materials are missing, or some do not belong to the item
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.COUNTER_UNKNOWN`: the account belongs to no organisation or region and cannot receive filings
         *     - 403 `ACCEPTANCE.MAY_NOT_FILE`: this kind of account cannot file
         *     - 403 `ACCEPTANCE.REAL_NAME_LEVEL_TOO_LOW`: the account’s real-name level does not allow filing
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.ITEM_NOT_FOUND`: there is no such item
         *     - 404 `ACCEPTANCE.ITEM_VERSION_NOT_FOUND`: there is no such version of the item
         *     - 409 `ACCEPTANCE.ITEM_NOT_OPEN`: the item takes no filings at the moment (suspended, cancelled or outside its validity)
         *     - 409 `ACCEPTANCE.ITEM_VERSION_OUTDATED`: a later version of the item is in force; file under that one
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 413 `ACCEPTANCE.FORM_TOO_LARGE`: the form is too large
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         *     - 503 `ACCEPTANCE.ITEMS_INCOMPLETE`: the copy of the item library is being rebuilt and does not have this item yet; try again later
         */
        post: operations["case_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a case with its steps
         * @description For its applicant, the windows of its regions and the officers of the deciding authority; it does not exist for others.
         *
         *     Consistency: **strong**. Permission: `case.file` or `case.collect` or `case.accept` or `case.deliver` or `task.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         */
        get: operations["case_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a case
         * @description 受理 at the window: promise and statutory clocks start.
         *
         *     Consistency: **strong**. Permission: `case.accept`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.NOT_YOUR_STEP`: this step is not yours to take
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         *     - 409 `ACCEPTANCE.FEE_UNPAID`: a fee that is due before this step is neither paid nor exempted
         *     - 409 `ACCEPTANCE.ITEM_VERSION_AWAITED`: the item version of the case has not arrived yet; try again later
         *     - 409 `ACCEPTANCE.NOT_ACCEPTED_HERE`: acceptance of this item belongs to the department, not to the window
         *     - 409 `ACCEPTANCE.WRONG_STATUS`: the status of the case does not allow this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["caseActions_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a case
         * @description 办结 after delivery; or 补正不来 when the time for corrections has run out.
         *
         *     Consistency: **strong**. Permission: `case.deliver`.
         *
         *     Errors:
         *     - 400 `ACCEPTANCE.FINISH_KIND_MISMATCH`: the kind of finish does not fit the result of the case
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.NOT_YOUR_STEP`: this step is not yours to take
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         *     - 409 `ACCEPTANCE.CORRECTION_STILL_OPEN`: the time for corrections has not run out
         *     - 409 `ACCEPTANCE.ITEM_VERSION_AWAITED`: the item version of the case has not arrived yet; try again later
         *     - 409 `ACCEPTANCE.WRONG_STATUS`: the status of the case does not allow this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["caseActions_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept and decide on the spot
         * @description 即办件 in one action, at a window of the deciding authority’s region.
         *
         *     Consistency: **strong**. Permission: `case.accept`.
         *
         *     Errors:
         *     - 400 `ACCEPTANCE.REASON_MISSING`: a rejection states its reason
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.NOT_YOUR_STEP`: this step is not yours to take
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         *     - 409 `ACCEPTANCE.FEE_UNPAID`: a fee that is due before this step is neither paid nor exempted
         *     - 409 `ACCEPTANCE.ITEM_VERSION_AWAITED`: the item version of the case has not arrived yet; try again later
         *     - 409 `ACCEPTANCE.NOT_ACCEPTED_HERE`: acceptance of this item belongs to the department, not to the window
         *     - 409 `ACCEPTANCE.NOT_IMMEDIATE`: the item is not decided on the spot
         *     - 409 `ACCEPTANCE.WRONG_STATUS`: the status of the case does not allow this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["caseActions_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/correction-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell what must be corrected
         * @description 一次性告知: once a case, and everything at once. The acceptance clock stops.
         *
         *     Consistency: **strong**. Permission: `case.accept`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.NOT_YOUR_STEP`: this step is not yours to take
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         *     - 409 `ACCEPTANCE.CORRECTION_ALREADY_MADE`: corrections are told once and for all; this case has had its notice
         *     - 409 `ACCEPTANCE.ITEM_VERSION_AWAITED`: the item version of the case has not arrived yet; try again later
         *     - 409 `ACCEPTANCE.NOT_ACCEPTED_HERE`: acceptance of this item belongs to the department, not to the window
         *     - 409 `ACCEPTANCE.WRONG_STATUS`: the status of the case does not allow this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["caseActions_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver the result
         * @description 送达 at the window or electronically: the case is delivered. By courier: he is asked to bring it to the recipient, and the case stays decided until he says that it arrived. `paperCheck` of the case says whether the clerk has to have seen its papers.
         *
         *     Consistency: **strong**. Permission: `case.deliver`.
         *
         *     Errors:
         *     - 400 `ACCEPTANCE.DELIVERY_NOT_OFFERED`: the item does not offer this way of delivery
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.NOT_YOUR_STEP`: this step is not yours to take
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         *     - 409 `ACCEPTANCE.COURIER_NOT_OPEN`: no courier is configured here
         *     - 409 `ACCEPTANCE.FEE_UNPAID`: a fee that is due before this step is neither paid nor exempted
         *     - 409 `ACCEPTANCE.ITEM_VERSION_AWAITED`: the item version of the case has not arrived yet; try again later
         *     - 409 `ACCEPTANCE.PAPERS_UNSEEN`: an item of four stars was filed online: the papers are checked when the result is collected
         *     - 409 `ACCEPTANCE.SHIPMENT_UNDER_WAY`: a courier has the result; until it is delivered or returned it cannot be delivered again
         *     - 409 `ACCEPTANCE.WRONG_STATUS`: the status of the case does not allow this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["caseActions_deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read form fields in clear
         * @description A department sends the grant of its task in the header `Grant` and gets exactly the granted fields. The applicant reads the form without one, and so does a window of the case until acceptance is answered. Each reading is recorded with its purpose.
         *
         *     Consistency: **strong**. Permission: `case.file` or `case.collect` or `case.accept` or `task.handle` or `department.connect`.
         *
         *     Errors:
         *     - `ACCESS.GRANT_EXPIRED`
         *     - `ACCESS.GRANT_INVALID`
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.GRANT_MISMATCH`: the grant is for another case or another department
         *     - 403 `ACCEPTANCE.GRANT_REQUIRED`: reading the form needs a grant
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         */
        get: operations["form_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse acceptance
         * @description 不予受理 or 不受理: the case ends.
         *
         *     Consistency: **strong**. Permission: `case.accept`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.NOT_YOUR_STEP`: this step is not yours to take
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         *     - 409 `ACCEPTANCE.ITEM_VERSION_AWAITED`: the item version of the case has not arrived yet; try again later
         *     - 409 `ACCEPTANCE.NOT_ACCEPTED_HERE`: acceptance of this item belongs to the department, not to the window
         *     - 409 `ACCEPTANCE.WRONG_STATUS`: the status of the case does not allow this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["caseActions_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/resubmissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a corrected case in again
         * @description 补正 by the applicant, or by a window for him; what is left out stays as it was. Needs If-Match. A new acceptance clock starts.
         *
         *     Consistency: **strong**. Permission: `case.file` or `case.collect`.
         *
         *     Errors:
         *     - 400 `ACCEPTANCE.FORM_INVALID`: the form does not fit the form of the item
         *     - 400 `ACCEPTANCE.MATERIALS_INCOMPLETE`: required materials are missing, or some do not belong to the item
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.NOT_YOUR_STEP`: this step is not yours to take
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         *     - 409 `ACCEPTANCE.WRONG_STATUS`: the status of the case does not allow this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 412 `HTTP.IF_MATCH_STALE`: it has changed meanwhile; read it again
         *     - 413 `ACCEPTANCE.FORM_TOO_LARGE`: the form is too large
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         *     - 428 `HTTP.IF_MATCH_MISSING`: a change needs If-Match with the version it is based on
         */
        post: operations["caseActions_resubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{caseNo}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an application
         * @description 撤回 by the applicant, or by a window for him, until the case is decided. Departments lose their tasks, what is due is closed, and what was paid is returned.
         *
         *     Consistency: **strong**. Permission: `case.file` or `case.collect`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCEPTANCE.NOT_YOUR_STEP`: this step is not yours to take
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `ACCEPTANCE.CASE_NOT_FOUND`: there is no such case
         *     - 409 `ACCEPTANCE.ITEM_VERSION_AWAITED`: the item version of the case has not arrived yet; try again later
         *     - 409 `ACCEPTANCE.WRONG_STATUS`: the status of the case does not allow this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["withdrawal_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/courier/parcels/{shipmentId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let something happen to a parcel of the sandbox
         * @description Development only. Collected, delivered or returned at once; a parcel that has arrived or come back stays so, and is told again.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 404 `ACCEPTANCE.SHIPMENT_NOT_FOUND`: there is no such shipment
         */
        post: operations["sandboxCourier_happen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries in trouble
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["deliveryAdmin_findAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a delivery again at once
         * @description What waits behind it for the same case follows.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.DELIVERY_NOT_FOUND`: no delivery that could be repeated
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["deliveryAdmin_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dispatch/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what waits in outbox and dead letters
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["dispatch_messagingAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dispatch/messaging/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the copies of state topics are complete
         * @description 副本: a service that starts from nothing reads them from their beginning, and says here when it has all of it.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["dispatch_messagingAdmin_readCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dispatch/messaging/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters, the newest first
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["dispatch_messagingAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dispatch/messaging/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dead letter with its payload
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         */
        get: operations["dispatch_messagingAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dispatch/messaging/dead-letters/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an event up for good
         * @description The events parked behind it go on without it.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["dispatch_messagingAdmin_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dispatch/messaging/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the replay of a key
         * @description A worker replays the first open letter of its key and then, in order, everything parked behind it, until one fails again.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["dispatch_messagingAdmin_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dispatch/messaging/lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the service is behind the events it consumes
         * @description Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 503 `MESSAGING.BROKER_AWAY`: the broker does not answer at the moment
         */
        get: operations["dispatch_messagingAdmin_readLag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/department/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the feed of tasks not acknowledged yet
         * @description In the order of delivery. With `wait` the answer is held back until there is a task, at most so many seconds.
         *
         *     Consistency: **eventual**. Permission: `department.connect`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["departmentTask_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/department/tasks/{taskId}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept, refuse or ask once for corrections (受理、不予受理、一次性告知补正)
         * @description Consistency: **strong**. Permission: `department.connect`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.CORRECTION_USED`: corrections may be asked for only once
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         *     - 409 `DISPATCH.WRONG_PURPOSE`: an acceptance task takes an acceptance answer only, a handling task a result or a decision only
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["departmentTask_answerAcceptance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/department/tasks/{taskId}/ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge a task (签收)
         * @description Repeatable without an idempotency key. Systems on Kafka acknowledge here, too.
         *
         *     Consistency: **strong**. Permission: `department.connect`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         */
        post: operations["departmentTask_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/department/tasks/{taskId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the combined decision as the lead department (合并决定)
         * @description Possible once every other participant of the case has given its result.
         *
         *     Consistency: **strong**. Permission: `department.connect`.
         *
         *     Errors:
         *     - 400 `DISPATCH.REASON_REQUIRED`: a rejection must state its reason (行政许可法 art. 38)
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `DISPATCH.NOT_LEAD`: only the lead department gives the combined decision
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.CASE_DECIDED`: the combined decision has been given already
         *     - 409 `DISPATCH.PARTICIPANTS_PENDING`: other departments have not given their result yet
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         *     - 409 `DISPATCH.WRONG_PURPOSE`: an acceptance task takes an acceptance answer only, a handling task a result or a decision only
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["departmentTask_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/department/tasks/{taskId}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a short-lived grant for the form fields this department may see (授权凭据)
         * @description acceptance shows the fields in exchange for it. Nothing is stored, so no idempotency key is needed.
         *
         *     Consistency: **strong**. Permission: `department.connect`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `DISPATCH.FIELD_NOT_VISIBLE`: the item does not show these form fields to this department
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         */
        post: operations["departmentTask_issueGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/department/tasks/{taskId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the department’s own result (部门办理结果)
         * @description The lead may leave it out: its combined decision is its result.
         *
         *     Consistency: **strong**. Permission: `department.connect`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         *     - 409 `DISPATCH.WRONG_PURPOSE`: an acceptance task takes an acceptance answer only, a handling task a result or a decision only
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["departmentTask_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/department/tasks/{taskId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a step (环节)
         * @description Steps follow each other in time. A missing start means "since the step before", a missing end "until now".
         *
         *     Consistency: **strong**. Permission: `department.connect`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         *     - 409 `DISPATCH.TOO_MANY_STEPS`: a task has at most 500 steps
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `DISPATCH.STEP_BACKDATED`: the step starts before the previous step ended, or before the task was assigned
         *     - 422 `DISPATCH.STEP_IN_FUTURE`: the step lies in the future
         *     - 422 `DISPATCH.STEP_REVERSED`: the step ends before it starts
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["departmentTask_recordStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tasks of one’s own organisation
         * @description By due date, so that the overdue come first.
         *
         *     Consistency: **strong**. Permission: `task.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["workbench_findAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a task with its steps and the state of the other departments
         * @description Consistency: **strong**. Permission: `task.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         */
        get: operations["workbench_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/tasks/{taskId}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept, refuse or ask once for corrections (受理、不予受理、一次性告知补正)
         * @description Consistency: **strong**. Permission: `task.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.CORRECTION_USED`: corrections may be asked for only once
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         *     - 409 `DISPATCH.WRONG_PURPOSE`: an acceptance task takes an acceptance answer only, a handling task a result or a decision only
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["workbench_answerAcceptance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/tasks/{taskId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim a task for one’s organisation (签收)
         * @description Repeatable without an idempotency key. Systems on Kafka acknowledge here, too.
         *
         *     Consistency: **strong**. Permission: `task.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         */
        post: operations["workbench_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/tasks/{taskId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the combined decision as the lead department (合并决定)
         * @description Possible once every other participant of the case has given its result.
         *
         *     Consistency: **strong**. Permission: `task.handle`.
         *
         *     Errors:
         *     - 400 `DISPATCH.REASON_REQUIRED`: a rejection must state its reason (行政许可法 art. 38)
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `DISPATCH.NOT_LEAD`: only the lead department gives the combined decision
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.CASE_DECIDED`: the combined decision has been given already
         *     - 409 `DISPATCH.PARTICIPANTS_PENDING`: other departments have not given their result yet
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         *     - 409 `DISPATCH.WRONG_PURPOSE`: an acceptance task takes an acceptance answer only, a handling task a result or a decision only
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["workbench_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/tasks/{taskId}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a short-lived grant for the form fields this department may see (授权凭据)
         * @description acceptance shows the fields in exchange for it. Nothing is stored, so no idempotency key is needed.
         *
         *     Consistency: **strong**. Permission: `task.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `DISPATCH.FIELD_NOT_VISIBLE`: the item does not show these form fields to this department
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         */
        post: operations["workbench_issueGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/tasks/{taskId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the department’s own result (部门办理结果)
         * @description The lead may leave it out: its combined decision is its result.
         *
         *     Consistency: **strong**. Permission: `task.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         *     - 409 `DISPATCH.WRONG_PURPOSE`: an acceptance task takes an acceptance answer only, a handling task a result or a decision only
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["workbench_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/tasks/{taskId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a step (环节)
         * @description Steps follow each other in time. A missing start means "since the step before", a missing end "until now".
         *
         *     Consistency: **strong**. Permission: `task.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `DISPATCH.TASK_NOT_FOUND`: no such task
         *     - 409 `DISPATCH.TASK_CLOSED`: the task is completed or cancelled
         *     - 409 `DISPATCH.TOO_MANY_STEPS`: a task has at most 500 steps
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `DISPATCH.STEP_BACKDATED`: the step starts before the previous step ended, or before the task was assigned
         *     - 422 `DISPATCH.STEP_IN_FUTURE`: the step lies in the future
         *     - 422 `DISPATCH.STEP_REVERSED`: the step ends before it starts
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["workbench_recordStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/monitoring/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what waits in outbox and dead letters
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["monitoring_messagingAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/monitoring/messaging/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the copies of state topics are complete
         * @description 副本: a service that starts from nothing reads them from their beginning, and says here when it has all of it.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["monitoring_messagingAdmin_readCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/monitoring/messaging/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters, the newest first
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["monitoring_messagingAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/monitoring/messaging/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dead letter with its payload
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         */
        get: operations["monitoring_messagingAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/monitoring/messaging/dead-letters/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an event up for good
         * @description The events parked behind it go on without it.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["monitoring_messagingAdmin_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/monitoring/messaging/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the replay of a key
         * @description A worker replays the first open letter of its key and then, in order, everything parked behind it, until one fails again.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["monitoring_messagingAdmin_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/monitoring/messaging/lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the service is behind the events it consumes
         * @description Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 503 `MESSAGING.BROKER_AWAY`: the broker does not answer at the moment
         */
        get: operations["monitoring_messagingAdmin_readLag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List supervision cards
         * @description 督办单: the latest first.
         *
         *     Consistency: **strong**. Permission: `supervision.read`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["supervision_cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/cases/{caseNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the timeline, clocks and cards of a case
         * @description 办件监察档案. `gaps` is empty when every fact of the case has arrived.
         *
         *     Consistency: **eventual**. Permission: `supervision.read`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MONITORING.CASE_NOT_FOUND`: nothing is known of this case, or it is outside your jurisdiction
         */
        get: operations["supervision_ofCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read counts for reconciliation
         * @description Facts by type, cases, tasks, running clocks, cards and gaps of the jurisdiction.
         *
         *     Consistency: **eventual**. Permission: `supervision.read`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["supervision_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List missing facts
         * @description Cases whose facts from one service are not contiguous: a fact is lost, parked behind a dead letter, or still under way.
         *
         *     Consistency: **eventual**. Permission: `supervision.read`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["supervision_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the clock rules and supervision rules
         * @description Consistency: **strong**. Permission: `supervision.read`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["supervision_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what waits in outbox and dead letters
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["payment_messagingAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment/messaging/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the copies of state topics are complete
         * @description 副本: a service that starts from nothing reads them from their beginning, and says here when it has all of it.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["payment_messagingAdmin_readCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment/messaging/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters, the newest first
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["payment_messagingAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment/messaging/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dead letter with its payload
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         */
        get: operations["payment_messagingAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment/messaging/dead-letters/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an event up for good
         * @description The events parked behind it go on without it.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["payment_messagingAdmin_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment/messaging/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the replay of a key
         * @description A worker replays the first open letter of its key and then, in order, everything parked behind it, until one fails again.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["payment_messagingAdmin_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment/messaging/lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the service is behind the events it consumes
         * @description Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 503 `MESSAGING.BROKER_AWAY`: the broker does not answer at the moment
         */
        get: operations["payment_messagingAdmin_readLag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the channels that can be paid through
         * @description Consistency: **strong**. Permission: any authenticated caller.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         */
        get: operations["payment_channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/ledger/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the balance of every account
         * @description 试算平衡, for operators: totals only.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["ledger_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders that wait for a person or a channel
         * @description Of one’s own body and region, oldest first: paid in another amount (mismatch), or on their way back (refunding).
         *
         *     Consistency: **strong**. Permission: `payment.read`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["payment_orders"];
        put?: never;
        /**
         * Place an order for what is due
         * @description By the applicant, or by a clerk of the window that received the case. Answers with the address at which it is paid.
         *
         *     Consistency: **strong**. Permission: `payment.pay`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `PAYMENT.CHANNEL_NOT_FOUND`: there is no such channel, or it is not open
         *     - 404 `PAYMENT.PAYABLE_NOT_FOUND`: there is no such payable
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 409 `PAYMENT.NOT_DUE`: it is paid, exempted or closed already
         *     - 409 `PAYMENT.ORDER_CLOSED`: this order was taken back meanwhile; what is still due needs a new one
         *     - 409 `PAYMENT.PAYABLE_EXPIRED`: the time for paying has run out; the collecting body can renew it
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         *     - 503 `PAYMENT.CHANNEL_UNAVAILABLE`: the channel does not answer; repeat the request with the same key
         */
        post: operations["payment_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an order
         * @description Consistency: **strong**. Permission: `payment.pay` or `payment.read` or `payment.exempt`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `PAYMENT.ORDER_NOT_FOUND`: there is no such order
         */
        get: operations["payment_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/orders/{orderId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return money that came in another amount
         * @description 退回 by an officer of the collecting body. The channel is asked by a worker; the order is `refunding` until it has answered.
         *
         *     Consistency: **strong**. Permission: `payment.exempt`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `PAYMENT.ORDER_NOT_FOUND`: there is no such order
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 409 `PAYMENT.NOT_MISMATCHED`: only an order that was paid in another amount is returned by hand
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["payment_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/payables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is due for a case, and what was
         * @description Empty for a case that costs nothing, that payment has not heard of yet, or that is not the caller’s to see.
         *
         *     Consistency: **eventual**. Permission: `payment.pay` or `payment.read` or `payment.exempt`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["payment_payables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/payables/{payableId}/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exempt from a fee
         * @description 减免 by an officer of the collecting body; what the fee holds is free. Who did it and why stays on record.
         *
         *     Consistency: **strong**. Permission: `payment.exempt`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `PAYMENT.PAYABLE_NOT_FOUND`: there is no such payable
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 409 `PAYMENT.NOT_DUE`: it is paid, exempted or closed already
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["payment_exempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/payables/{payableId}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew what expired unpaid
         * @description 重开 by an officer of the collecting body: a new payable for the same fee.
         *
         *     Consistency: **strong**. Permission: `payment.exempt`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `PAYMENT.PAYABLE_NOT_FOUND`: there is no such payable
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 409 `PAYMENT.CASE_OVER`: the case has ended
         *     - 409 `PAYMENT.NOT_EXPIRED`: only what expired unpaid can be renewed
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["payment_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/payments/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pay page of the sandbox
         * @description Development only.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `PAYMENT.ORDER_NOT_FOUND`: there is no such order
         */
        get: operations["sandbox_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/payments/{orderId}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay at the sandbox
         * @description Development only. Pays once; who pays again is told of the payment, and the callback is sent again.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 404 `PAYMENT.ORDER_NOT_FOUND`: there is no such order
         *     - 409 `PAYMENT.SANDBOX_ORDER_CLOSED`: the order of the sandbox is closed or expired
         */
        post: operations["sandbox_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/evaluation/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what waits in outbox and dead letters
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["evaluation_messagingAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/evaluation/messaging/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the copies of state topics are complete
         * @description 副本: a service that starts from nothing reads them from their beginning, and says here when it has all of it.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["evaluation_messagingAdmin_readCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/evaluation/messaging/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters, the newest first
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["evaluation_messagingAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/evaluation/messaging/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dead letter with its payload
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         */
        get: operations["evaluation_messagingAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/evaluation/messaging/dead-letters/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an event up for good
         * @description The events parked behind it go on without it.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["evaluation_messagingAdmin_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/evaluation/messaging/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the replay of a key
         * @description A worker replays the first open letter of its key and then, in order, everything parked behind it, until one fails again.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["evaluation_messagingAdmin_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/evaluation/messaging/lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the service is behind the events it consumes
         * @description Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 503 `MESSAGING.BROKER_AWAY`: the broker does not answer at the moment
         */
        get: operations["evaluation_messagingAdmin_readLag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what one may rate and has rated
         * @description Newest first. An invitation comes shortly after its case was closed.
         *
         *     Consistency: **eventual**. Permission: `evaluation.rate`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["evaluation_mine"];
        put?: never;
        /**
         * Rate a service of one’s own case
         * @description For the account that filed the case; once, and once more as a follow-up. What a counter filed is rated by link.
         *
         *     Consistency: **strong**. Permission: `evaluation.rate`.
         *
         *     Errors:
         *     - 400 `EVALUATION.TAG_UNFIT`: a tag is unknown or does not fit the level
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `EVALUATION.NOT_FOUND`: there is no case of yours to rate
         *     - 409 `EVALUATION.ALREADY_RATED`: it has been rated; more can be said in a follow-up
         *     - 409 `EVALUATION.EXPIRED`: the time for rating is over
         *     - 409 `EVALUATION.FOLLOW_UP_EXPIRED`: the time for a follow-up is over
         *     - 409 `EVALUATION.FOLLOW_UP_GIVEN`: the follow-up has been given; there is only one
         *     - 409 `EVALUATION.NOT_RATED_YET`: there is no rating yet that could be followed up
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["evaluation_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/cases/{caseNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See the evaluation of one’s own case
         * @description With the answer to a bad rating.
         *
         *     Consistency: **eventual**. Permission: `evaluation.rate`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `EVALUATION.NOT_FOUND`: there is no case of yours to rate
         */
        get: operations["evaluation_ofCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/handlings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List handling cases
         * @description Of the caller’s own body, and with `evaluation.verify` of the caller’s region; by what is due next.
         *
         *     Consistency: **strong**. Permission: `evaluation.handle` or `evaluation.verify` or `evaluation.read`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `EVALUATION.HANDLING_NOT_FOUND`: there is no such handling case
         */
        get: operations["handling_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/handlings/{handlingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a handling case with its steps
         * @description Consistency: **strong**. Permission: `evaluation.handle` or `evaluation.verify` or `evaluation.read`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `EVALUATION.HANDLING_NOT_FOUND`: there is no such handling case
         */
        get: operations["handling_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/handlings/{handlingId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer the bad rating
         * @description 整改反馈, by an officer of the rated body who did not verify it. The handling case ends.
         *
         *     Consistency: **strong**. Permission: `evaluation.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `EVALUATION.NOT_INDEPENDENT`: somebody else has to do this: you have had a part in the matter
         *     - 404 `EVALUATION.HANDLING_NOT_FOUND`: there is no such handling case
         *     - 409 `EVALUATION.WRONG_STATE`: the handling case is not at this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["handling_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/handlings/{handlingId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the person was contacted, or that it was tried
         * @description 回访, by an officer of the rated body.
         *
         *     Consistency: **strong**. Permission: `evaluation.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `EVALUATION.HANDLING_NOT_FOUND`: there is no such handling case
         *     - 409 `EVALUATION.WRONG_STATE`: the handling case is not at this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["handling_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/handlings/{handlingId}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for more time to answer
         * @description 延期: once, and before the limit.
         *
         *     Consistency: **strong**. Permission: `evaluation.handle`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `EVALUATION.HANDLING_NOT_FOUND`: there is no such handling case
         *     - 409 `EVALUATION.EXTENSION_TOO_LATE`: the limit has passed and cannot be extended any more
         *     - 409 `EVALUATION.EXTENSION_USED`: an extension may be asked for only once
         *     - 409 `EVALUATION.WRONG_STATE`: the handling case is not at this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["handling_requestExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/handlings/{handlingId}/extension-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or refuse the extension
         * @description By somebody who had no part in the matter.
         *
         *     Consistency: **strong**. Permission: `evaluation.verify`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `EVALUATION.NOT_INDEPENDENT`: somebody else has to do this: you have had a part in the matter
         *     - 404 `EVALUATION.HANDLING_NOT_FOUND`: there is no such handling case
         *     - 409 `EVALUATION.EXTENSION_NOT_REQUESTED`: no extension waits for approval
         *     - 409 `EVALUATION.WRONG_STATE`: the handling case is not at this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["handling_decideExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/handlings/{handlingId}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what people wrote
         * @description The rating’s text, the officers’ notes and the answer, in clear. Each reading is recorded with its purpose.
         *
         *     Consistency: **strong**. Permission: `evaluation.handle` or `evaluation.verify`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `EVALUATION.HANDLING_NOT_FOUND`: there is no such handling case
         */
        get: operations["handling_texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/handlings/{handlingId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the verification
         * @description 核实, by somebody who neither decided the case nor made the contact. A mistaken or malicious rating counts no more; the complexity sets the limit of the answer, from the day the rating came.
         *
         *     Consistency: **strong**. Permission: `evaluation.verify`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 403 `EVALUATION.NOT_INDEPENDENT`: somebody else has to do this: you have had a part in the matter
         *     - 404 `EVALUATION.HANDLING_NOT_FOUND`: there is no such handling case
         *     - 409 `EVALUATION.WAS_REACHED`: the person was reached, so the finding cannot be that nobody could be
         *     - 409 `EVALUATION.WRONG_STATE`: the handling case is not at this step
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["handling_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read published averages
         * @description Each service counts once, by its first rating from a person that stands. Default ratings are counted apart; fewer than three ratings give no average.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         */
        get: operations["indicator_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/invitations/{invitationId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link for an invitation
         * @description Only for the service that sends links to people. The new one replaces the one before; who asked and when is kept. The token is stored nowhere, so no idempotency key is taken: asking again makes another.
         *
         *     Consistency: **strong**. Permission: any authenticated caller.
         *
         *     Errors:
         *     - `ACCESS.FORBIDDEN`
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 404 `EVALUATION.LINK_NOT_FOUND`: there is no such link, or a newer one has replaced it
         *     - 409 `EVALUATION.NOTHING_TO_RATE`: nothing can be rated any more through this invitation, so it has no link
         */
        post: operations["invitation_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what a link lets one rate
         * @description Looking does not use the link up.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 404 `EVALUATION.LINK_NOT_FOUND`: there is no such link, or a newer one has replaced it
         *     - 409 `EVALUATION.LINK_EXPIRED`: the link has expired
         *     - 409 `EVALUATION.LINK_USED`: the link has been used
         */
        get: operations["invitation_show"];
        put?: never;
        /**
         * Rate by a link
         * @description The link is used up. The same body again gets the same answer; needs no idempotency key.
         *
         *     Consistency: **strong**. Permission: none (public).
         *
         *     Errors:
         *     - 400 `EVALUATION.TAG_UNFIT`: a tag is unknown or does not fit the level
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 404 `EVALUATION.LINK_NOT_FOUND`: there is no such link, or a newer one has replaced it
         *     - 409 `EVALUATION.ALREADY_RATED`: it has been rated; more can be said in a follow-up
         *     - 409 `EVALUATION.EXPIRED`: the time for rating is over
         *     - 409 `EVALUATION.FOLLOW_UP_EXPIRED`: the time for a follow-up is over
         *     - 409 `EVALUATION.FOLLOW_UP_GIVEN`: the follow-up has been given; there is only one
         *     - 409 `EVALUATION.LINK_EXPIRED`: the link has expired
         *     - 409 `EVALUATION.LINK_USED`: the link has been used
         *     - 409 `EVALUATION.NOT_RATED_YET`: there is no rating yet that could be followed up
         */
        post: operations["invitation_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ratings for a feed
         * @description Oldest first: of the caller’s own body, and with `evaluation.verify` of the caller’s region. No text is in it.
         *
         *     Consistency: **strong**. Permission: `evaluation.read`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["evaluation_ratings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tags a rating may carry
         * @description Consistency: **strong**. Permission: none (public).
         */
        get: operations["evaluation_tags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notification/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what waits in outbox and dead letters
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["notification_messagingAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notification/messaging/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the copies of state topics are complete
         * @description 副本: a service that starts from nothing reads them from their beginning, and says here when it has all of it.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["notification_messagingAdmin_readCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notification/messaging/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters, the newest first
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["notification_messagingAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notification/messaging/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dead letter with its payload
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         */
        get: operations["notification_messagingAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notification/messaging/dead-letters/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an event up for good
         * @description The events parked behind it go on without it.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["notification_messagingAdmin_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notification/messaging/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the replay of a key
         * @description A worker replays the first open letter of its key and then, in order, everything parked behind it, until one fails again.
         *
         *     Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `MESSAGING.DEAD_LETTER_NOT_FOUND`: There is no such open dead letter
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["notification_messagingAdmin_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notification/messaging/lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the service is behind the events it consumes
         * @description Consistency: **eventual**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 503 `MESSAGING.BROKER_AWAY`: the broker does not answer at the moment
         */
        get: operations["notification_messagingAdmin_readLag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notifications, the newest first
         * @description With masked numbers and without texts.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["notificationAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notifications/{notificationId}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a parked notification up
         * @description Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `NOTIFICATION.NOT_FOUND`: there is no such notification
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 409 `NOTIFICATION.WRONG_STATE`: the state of the notification does not allow this
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["notificationAdmin_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/notifications/{notificationId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try to send a notification again
         * @description One that is parked, or was skipped; its attempts are counted from the beginning.
         *
         *     Consistency: **strong**. Permission: `ops.messaging`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `NOTIFICATION.NOT_FOUND`: there is no such notification
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 409 `NOTIFICATION.WRONG_STATE`: the state of the notification does not allow this
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["notificationAdmin_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description With masked names, the oldest first.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["accountAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import officers
         * @description 导入工作人员. A line has `login`, `name`, `orgCode`, `posts` (codes) and optionally `mobile`; it says what the officer is from now on. Every good line lands, every other is reported. A new account has an initial password, shown in this answer alone and changed at the first login; an account that is there keeps its password and stays disabled if it is.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["accountAdmin_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an account
         * @description Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `AUTH.ACCOUNT_NOT_FOUND`: there is no such account
         */
        get: operations["accountAdmin_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable an account
         * @description Its sessions and refresh tokens end at once, an access token that is out within five minutes.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `AUTH.ACCOUNT_NOT_FOUND`: there is no such account
         *     - 409 `AUTH.OWN_ACCOUNT`: nobody disables or resets the account they act with
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["accountAdmin_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a disabled account
         * @description With the password it had; nobody is logged in by it.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `AUTH.ACCOUNT_NOT_FOUND`: there is no such account
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["accountAdmin_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an officer a new initial password
         * @description Sessions and refresh tokens end, a lock after wrong passwords too. The officer chooses a password of their own at the next login.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `AUTH.ACCOUNT_NOT_FOUND`: there is no such account
         *     - 409 `AUTH.ACCOUNT_DISABLED`: the account is disabled
         *     - 409 `AUTH.NOT_AN_OFFICER`: only the password of an officer is reset by an operator
         *     - 409 `AUTH.OWN_ACCOUNT`: nobody disables or resets the account they act with
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["accountAdmin_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was administered
         * @description Who did what to which account, client, organisation or post, the newest first. Nothing is ever taken from it.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["action_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List clients
         * @description Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["clientAdmin_list"];
        put?: never;
        /**
         * Register a client
         * @description Its secret is made here and shown in this answer alone.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 409 `AUTH.CLIENT_EXISTS`: a client is registered under this id
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `AUTH.ORGANISATION_UNKNOWN`: there is no such organisation: import it first
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["clientAdmin_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/clients/{clientId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a client
         * @description It gets no token any more, and its refresh tokens end at once; an access token that is out ends within five minutes.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `AUTH.CLIENT_NOT_FOUND`: there is no such client
         *     - 409 `AUTH.OWN_CLIENT`: nobody disables the client they act with
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["clientAdmin_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/clients/{clientId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a disabled client
         * @description Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `AUTH.CLIENT_NOT_FOUND`: there is no such client
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["clientAdmin_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/clients/{clientId}/secret-rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a client a new secret
         * @description The one so far stays good for the overlap that is asked for; a second rotation within it ends the oldest.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 404 `AUTH.CLIENT_NOT_FOUND`: there is no such client
         *     - 409 `AUTH.CLIENT_HAS_NO_SECRET`: a public client has no secret
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["clientAdmin_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organisations
         * @description Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["organisationAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/organisations/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import organisations
         * @description 导入机构. A line has `orgCode`, `name`, `shortName` and `regionCode` (6 digits). Every good line lands, every other is reported; none is ever taken away.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["organisationAdmin_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List posts
         * @description Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.CURSOR_INVALID`: the cursor is not valid
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         */
        get: operations["postAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/posts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import posts
         * @description 导入岗位. A line has `code`, `name` and `permissions`. A changed post holds for its officers from their next access token on, within five minutes.
         *
         *     Consistency: **strong**. Permission: `ops.accounts`.
         *
         *     Errors:
         *     - 400 `HTTP.IDEMPOTENCY_KEY_INVALID`: Idempotency-Key must be 1 to 128 visible characters
         *     - 400 `HTTP.IDEMPOTENCY_KEY_MISSING`: the Idempotency-Key header is missing
         *     - 400 `HTTP.INVALID`: the request does not meet the rules; see invalidParams
         *     - 400 `HTTP.MALFORMED_JSON`: the body is not valid JSON
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         *     - 403 `ACCESS.FORBIDDEN`: not permitted
         *     - 409 `HTTP.IDEMPOTENCY_IN_PROGRESS`: the first request with this Idempotency-Key is still running
         *     - 422 `HTTP.IDEMPOTENCY_KEY_REUSED`: this Idempotency-Key was used for another request
         */
        post: operations["postAdmin_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell who the access token speaks for
         * @description 本人信息. Names of the people side are masked. The permissions are those of the token, not of the account as it is now.
         *
         *     Consistency: **strong**. Permission: any authenticated caller.
         *
         *     Errors:
         *     - 401 `ACCESS.TOKEN_EXPIRED`: the access token has expired
         *     - 401 `ACCESS.TOKEN_INVALID`: the access token is not valid
         *     - 401 `ACCESS.TOKEN_MISSING`: an access token is required
         */
        get: operations["me_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        FigureState: {
            /** @description changes of versions that are not yet in the figures; counted up to 100000 */
            behind: number;
            /** @description the latest first */
            recounts: components["schemas"]["FigureRecount"][];
        };
        FigureRecount: {
            /** Format: uuid */
            id: string;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** @description null: waits, or runs */
            finishedAt: string | null;
            /** @description comings and goings of versions that were counted */
            versions: number | null;
            failure: string | null;
        };
        /** @description RFC 9457 problem details */
        Problem: {
            /** @description urn:yiwang:problem:<code> */
            type: string;
            title: string;
            status: number;
            /** @description in Chinese, or in English where Accept-Language prefers it */
            detail: string;
            instance: string;
            /** @description stable; tell errors apart by this */
            code: string;
            invalidParams?: {
                /** @description JSON pointer into the body, or the name of a parameter */
                name: string;
                code: string;
                reason: string;
            }[];
            correlationId: string;
        };
        MessagingFigures: {
            outbox: {
                unsent: number;
                oldestSeconds: number | null;
                /** @description the first twenty rows that the broker refuses */
                failing: {
                    id: string;
                    type: string;
                    key: string;
                    attempts: number;
                    error: string;
                }[];
            };
            deadLetters: {
                open: number;
                parkedKeys: number;
            };
        };
        StateCopies: {
            copies: {
                topic: string;
                /** @description whether all that was in the topic when the copy was begun has been read */
                complete: boolean;
                startedAt: string | null;
                completeAt: string | null;
                /** @description events still to be read for that; null when the broker does not say */
                missing: number | null;
            }[];
        };
        DeadLetterSummary: {
            id: string;
            /** @description the handler that could not take the event; `*` for all of them */
            consumer: string;
            eventId: string;
            topic: string;
            /** @description what the later events of this key wait behind */
            key: string;
            type: string;
            /** @enum {string} */
            reason: "malformed" | "rejected" | "failed" | "parked";
            error: string;
            attempts: number;
            /** @enum {string} */
            state: "open" | "replayed" | "dropped";
            /** Format: date-time */
            createdAt: string;
            replayRequestedAt: string | null;
            resolvedAt: string | null;
            /** @description id of who dropped it */
            resolvedBy: string | null;
        };
        DeadLetter: {
            id: string;
            /** @description the handler that could not take the event; `*` for all of them */
            consumer: string;
            eventId: string;
            topic: string;
            /** @description what the later events of this key wait behind */
            key: string;
            type: string;
            /** @enum {string} */
            reason: "malformed" | "rejected" | "failed" | "parked";
            error: string;
            attempts: number;
            /** @enum {string} */
            state: "open" | "replayed" | "dropped";
            /** Format: date-time */
            createdAt: string;
            replayRequestedAt: string | null;
            resolvedAt: string | null;
            /** @description id of who dropped it */
            resolvedBy: string | null;
            /** @description the record as it came */
            payload: string;
        };
        DeadLetterDropped: {
            id: string;
            /** @enum {string} */
            state: "dropped";
        };
        DeadLetterReplayRequested: {
            id: string;
            /** @enum {string} */
            replay: "requested";
        };
        ConsumerLag: {
            /** @description between what the service has committed and the ends of all partitions; follows within a second */
            events: number;
            /** @description of every topic it consumes */
            partitions: {
                topic: string;
                partition: number;
                events: number;
            }[];
        };
        LawArticleDetail: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lawId: string;
            /** @description 条款; null: the law as a whole */
            article: string | null;
            law: components["schemas"]["Law"];
            /** @description 条文内容 as items in force cite it; more than one is a discrepancy between departments. At most 20 are given */
            wordings: {
                /** Format: uuid */
                wording: string;
                content: string;
            }[];
        };
        Law: {
            /** Format: uuid */
            id: string;
            /** @description 法规名称 */
            name: string;
            /** @description 文号 */
            documentNo: string | null;
            /** @description 颁布机关 */
            issuer: string | null;
            /** @description 实施日期 */
            effectiveFrom: string | null;
        };
        CitingItemPage: {
            items: components["schemas"]["CitingItem"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        CitingItem: {
            itemCode: string;
            version: number;
            name: string;
            department: string;
            wording: string | null;
        };
        ItemCategoryList: {
            items: components["schemas"]["ItemCategory"][];
            /** @description what a source has and the table has no longer */
            unmapped: components["schemas"]["CategoryMapping"][];
        };
        ItemCategory: {
            /** @description national code, GB/T 39046 A.1; 11–19 and 21 on are extensions */
            code: string;
            name: string;
            nameEn: string;
            /** @description the category that it belongs to */
            extends: string | null;
            /**
             * @description 依申请、依职权
             * @enum {string}
             */
            initiative: "application" | "office" | "either";
            /**
             * @description which national tables it is sent in
             * @enum {string}
             */
            tableGroup: "general" | "public" | "punish" | "force" | "handle" | "check";
            national: boolean;
            localNames: {
                source: string;
                code: string;
                localName: string;
            }[];
        };
        CategoryMapping: {
            source: string;
            code: string;
            localName: string;
            category: string | null;
        };
        MappedCategory: {
            localName: string;
            category: string | null;
        };
        CategoryExtension: {
            name: string;
            nameEn: string;
            /**
             * @description 依申请、依职权
             * @enum {string}
             */
            initiative: "application" | "office" | "either";
            /**
             * @description which national tables it is sent in
             * @enum {string}
             */
            tableGroup: "general" | "public" | "punish" | "force" | "handle" | "check";
        };
        DirectoryPage: {
            items: components["schemas"]["DirectorySummary"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        DirectorySummary: {
            catalogueCode: string;
            localCode: string | null;
            parentCode: string | null;
            regionCode: string;
            name: string;
            category: string;
            useLevels: string[];
            /** @enum {string} */
            status: "planned" | "active" | "suspended" | "cancelled";
            currentVersion: number | null;
        };
        NewDirectoryEntryInput: {
            /** @description 事项名称 */
            name: string;
            /**
             * @description 上级条目 (主项); null: none
             * @default null
             */
            parentCode?: string | null;
            /** @description 适用区域: bodies of this region draw from the entry; others are not bound by it */
            regionCode: string;
            /** @description 行使层级, GB/T 39046 A.2, multi-valued */
            useLevels: string[];
            /**
             * @description 设定依据
             * @default []
             */
            legalBasis?: {
                /** @description 法规名称 */
                name: string;
                /** @description 文号 */
                documentNo?: string;
                /** @description 条款 */
                article?: string;
                /** @description 条文内容 */
                content?: string;
                /** @description 颁布机关 */
                issuer?: string;
                /**
                 * Format: date
                 * @description 实施日期
                 */
                effectiveFrom?: string;
                /** @description 原文地址 */
                url?: string;
            }[];
            /** @description 服务对象, where unified */
            audience?: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            /** @description 法定办结时限, where unified */
            statutoryLimit?: {
                value: number;
                /** @enum {string} */
                unit: "workingDay" | "calendarDay" | "month" | "year";
            };
            /** @description 备注 */
            note?: string;
            /** @description 事项类型, national code */
            category: string;
            /** @description 基本编码 laid down by state or province; missing: the next free one is made */
            catalogueCode?: string;
            /** @description 地方基本编码, unique within province and category */
            localCode?: string;
            /** @description 变更依据: the notice or article on which this is done */
            basis: string;
            /**
             * Format: date-time
             * @description 计划生效日期; missing: at once
             */
            effectiveAt?: string;
        };
        DirectoryState: {
            catalogueCode: string;
            /** @enum {string} */
            status: "planned" | "active" | "suspended" | "cancelled";
            latestVersion: number;
            currentVersion: number | null;
            pendingFrom: string | null;
            etag: string;
        };
        DirectoryCounts: {
            /** @description as they stand now */
            entries: {
                category: string;
                /** @enum {string} */
                status: "planned" | "active" | "suspended" | "cancelled";
                count: number;
            }[];
            /** @description decided in the period */
            changes: {
                category: string;
                /** @enum {string} */
                change: "create" | "change" | "suspend" | "resume" | "split" | "merge" | "cancel" | "withdraw";
                count: number;
            }[];
        };
        DirectoryMergeInput: {
            /** @description 变更依据: the notice or article on which this is done */
            basis: string;
            from: string[];
            into?: components["schemas"]["DirectoryNewEntryInput"];
            intoCode?: string;
        };
        DirectoryNewEntryInput: {
            /** @description 事项名称 */
            name: string;
            /**
             * @description 上级条目 (主项); null: none
             * @default null
             */
            parentCode?: string | null;
            /** @description 适用区域: bodies of this region draw from the entry; others are not bound by it */
            regionCode: string;
            /** @description 行使层级, GB/T 39046 A.2, multi-valued */
            useLevels: string[];
            /**
             * @description 设定依据
             * @default []
             */
            legalBasis?: {
                /** @description 法规名称 */
                name: string;
                /** @description 文号 */
                documentNo?: string;
                /** @description 条款 */
                article?: string;
                /** @description 条文内容 */
                content?: string;
                /** @description 颁布机关 */
                issuer?: string;
                /**
                 * Format: date
                 * @description 实施日期
                 */
                effectiveFrom?: string;
                /** @description 原文地址 */
                url?: string;
            }[];
            /** @description 服务对象, where unified */
            audience?: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            /** @description 法定办结时限, where unified */
            statutoryLimit?: {
                value: number;
                /** @enum {string} */
                unit: "workingDay" | "calendarDay" | "month" | "year";
            };
            /** @description 备注 */
            note?: string;
            /** @description 事项类型, national code */
            category: string;
            /** @description 基本编码 laid down by state or province; missing: the next free one is made */
            catalogueCode?: string;
            /** @description 地方基本编码, unique within province and category */
            localCode?: string;
        };
        DirectoryStates: {
            items: components["schemas"]["DirectoryState"][];
        };
        DirectoryDetail: {
            catalogueCode: string;
            localCode: string | null;
            category: string;
            /** @enum {string} */
            status: "planned" | "active" | "suspended" | "cancelled";
            currentVersion: number | null;
            latestVersion: number;
            pending: {
                version: number;
                /** @enum {string} */
                change: "create" | "change" | "suspend" | "resume" | "split" | "merge" | "cancel" | "withdraw";
                /** Format: date-time */
                from: string;
            } | null;
            content: components["schemas"]["DirectoryContent"];
            /** @description what took its place (拆分、合并) */
            successors: {
                /** @enum {string} */
                kind: "split" | "merge";
                catalogueCode: string;
                name: string;
                /** Format: date-time */
                at: string;
            }[];
            /** @description whose place it took */
            predecessors: {
                /** @enum {string} */
                kind: "split" | "merge";
                catalogueCode: string;
                name: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        DirectoryContent: {
            /** @description 事项名称 */
            name: string;
            /**
             * @description 上级条目 (主项); null: none
             * @default null
             */
            parentCode: string | null;
            /** @description 适用区域: bodies of this region draw from the entry; others are not bound by it */
            regionCode: string;
            /** @description 行使层级, GB/T 39046 A.2, multi-valued */
            useLevels: string[];
            /**
             * @description 设定依据
             * @default []
             */
            legalBasis: {
                /** @description 法规名称 */
                name: string;
                /** @description 文号 */
                documentNo?: string;
                /** @description 条款 */
                article?: string;
                /** @description 条文内容 */
                content?: string;
                /** @description 颁布机关 */
                issuer?: string;
                /**
                 * Format: date
                 * @description 实施日期
                 */
                effectiveFrom?: string;
                /** @description 原文地址 */
                url?: string;
            }[];
            /** @description 服务对象, where unified */
            audience?: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            /** @description 法定办结时限, where unified */
            statutoryLimit?: {
                value: number;
                /** @enum {string} */
                unit: "workingDay" | "calendarDay" | "month" | "year";
            };
            /** @description 备注 */
            note?: string;
        };
        ChangedDirectoryEntryInput: {
            /** @description 事项名称 */
            name: string;
            /**
             * @description 上级条目 (主项); null: none
             * @default null
             */
            parentCode?: string | null;
            /** @description 适用区域: bodies of this region draw from the entry; others are not bound by it */
            regionCode: string;
            /** @description 行使层级, GB/T 39046 A.2, multi-valued */
            useLevels: string[];
            /**
             * @description 设定依据
             * @default []
             */
            legalBasis?: {
                /** @description 法规名称 */
                name: string;
                /** @description 文号 */
                documentNo?: string;
                /** @description 条款 */
                article?: string;
                /** @description 条文内容 */
                content?: string;
                /** @description 颁布机关 */
                issuer?: string;
                /**
                 * Format: date
                 * @description 实施日期
                 */
                effectiveFrom?: string;
                /** @description 原文地址 */
                url?: string;
            }[];
            /** @description 服务对象, where unified */
            audience?: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            /** @description 法定办结时限, where unified */
            statutoryLimit?: {
                value: number;
                /** @enum {string} */
                unit: "workingDay" | "calendarDay" | "month" | "year";
            };
            /** @description 备注 */
            note?: string;
            /** @description 变更依据: the notice or article on which this is done */
            basis: string;
            /**
             * Format: date-time
             * @description 计划生效日期; missing: at once
             */
            effectiveAt?: string;
        };
        DirectoryItemPage: {
            items: components["schemas"]["DirectoryItem"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        DirectoryItem: {
            itemCode: string;
            name: string;
            orgCode: string;
            department: string;
            regionCode: string;
            /** @enum {string} */
            status: "published" | "suspended";
        };
        DrawnItemInput: {
            audience: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            implementingBody: {
                orgCode: string;
                name: string;
                regionCode: string;
            };
            exerciseLevel: string;
            /** @enum {string} */
            acceptedBy: "window" | "department";
            /** @enum {string} */
            caseKind: "immediate" | "promised";
            star: 0 | 3 | 4 | 5;
            participants: {
                orgCode: string;
                name: string;
                lead: boolean;
                stage: number;
                sharePercent: number;
                visibleFields: string[];
            }[];
            limits: {
                promised: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
                statutory: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
            };
            fees: {
                feeCode: string;
                name: string;
                /** @enum {string} */
                timing: "beforeAcceptance" | "beforeDecision" | "beforeDelivery";
                rule: {
                    /** @enum {string} */
                    kind: "fixed";
                    amountFen: number;
                } | {
                    /** @enum {string} */
                    kind: "perUnit";
                    quantity: string;
                    unitFen: number;
                    maxFen?: number;
                };
            }[];
            materials: {
                materialCode: string;
                name: string;
                required: boolean;
            }[];
            resultKinds: ("licence" | "approval" | "document" | "none")[];
            deliveryKinds: ("window" | "courier" | "electronic")[];
            /** @description 电子表单: a JSON Schema (draft 2020-12) of the form fields, at most 64 KiB */
            form: {
                [key: string]: unknown;
            };
            /** @description 办事指南, Markdown */
            guide: string;
            /** @default {} */
            validity?: {
                /** Format: date-time */
                from?: string;
                to?: string | null;
            };
            /** @default {} */
            descriptive?: components["schemas"]["ItemDescriptivePartsInput"];
        };
        ItemDescriptivePartsInput: {
            /**
             * @description 受理条件
             * @default []
             */
            conditions?: string[];
            /**
             * @description 办理流程
             * @default []
             */
            process?: {
                step: string;
                link: string;
                /** @description 办理人员 */
                handler?: string;
                /** @description 环节时限, as it is shown */
                limit?: string;
                /** @description 环节时限, to be counted */
                duration?: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
                /** @description 审查标准 */
                standard?: string;
                /** @description 环节结果 */
                result?: string;
            }[];
            /**
             * @description 设定依据
             * @default []
             */
            legalBasis?: {
                /** @description 法规名称 */
                name: string;
                /** @description 文号 */
                documentNo?: string;
                /** @description 条款 */
                article?: string;
                /** @description 条文内容 */
                content?: string;
                /** @description 颁布机关 */
                issuer?: string;
                /**
                 * Format: date
                 * @description 实施日期
                 */
                effectiveFrom?: string;
                /** @description 原文地址 */
                url?: string;
            }[];
            /** @description 咨询电话, with area code */
            consultPhone?: string;
            /** @description 监督投诉电话, with area code */
            complaintPhone?: string;
            /** @description 办理地点 */
            address?: string;
            /** @description 办理时间 */
            openingHours?: string;
            /** @description 到办事现场次数 */
            visits?: number;
            /** @description 必须现场办理原因 */
            visitReason?: string;
            /** @description 基本要素 */
            basic?: components["schemas"]["ItemBasicElements"];
            /** @description 扩展要素 */
            extended?: components["schemas"]["ItemExtendedElements"];
            /** @description 申请材料要素, by materialCode of the core */
            materials?: components["schemas"]["ItemMaterialDetail"][];
            /** @description 收费要素, by feeCode of the core */
            fees?: components["schemas"]["ItemFeeDetail"][];
            /** @description 行政处罚: 行为、种类、幅度 */
            penalty?: components["schemas"]["ItemPenaltyPart"];
            /** @description 行政强制: 措施、执行 */
            coercion?: components["schemas"]["ItemCoercionPart"];
            /** @description 行政征收: 征收种类、减免 */
            collection?: components["schemas"]["ItemCollectionPart"];
            /** @description 行政检查 */
            inspection?: components["schemas"]["ItemInspectionPart"];
            /** @description 收费依据 */
            feeBasis?: string;
            /**
             * @description 常见问题
             * @default []
             */
            faq?: {
                question: string;
                answer: string;
            }[];
            /**
             * @description 地方编码: scheme (zhejiangBase, zhejiangInner, sichuan …) and code
             * @default []
             */
            localCodes?: {
                scheme: string;
                code: string;
            }[];
            /**
             * @description 取默认值的要素
             * @default []
             */
            defaulted?: string[];
        };
        ItemBasicElements: {
            /**
             * @description 实施主体性质, GB/T 39046 A.3
             * @enum {string}
             */
            bodyKind?: "statutory" | "authorised" | "entrusted" | "other";
            /**
             * @description 权力来源
             * @enum {string}
             */
            powerSource?: "statutory" | "delegatedDown" | "authorisedAbove" | "authorisedPeer" | "entrustedAbove" | "entrustedPeer";
            /** @description 委托部门 */
            entrustedBy?: string;
            /** @description 办理形式, GB/T 39046 A.5 */
            channels?: ("window" | "desktop" | "mobile" | "courier" | "other")[];
            /**
             * @description 办理方式: 自办、初审、联办、转报
             * @enum {string}
             */
            handlingMode?: "own" | "firstReview" | "joint" | "forwarded";
            /**
             * @description 审查类型
             * @enum {string}
             */
            reviewMode?: "immediate" | "staged";
            /**
             * @description 办结方式
             * @enum {string}
             */
            closingMode?: "licence" | "document" | "approval" | "other";
            /** @description 法定办结时限说明 */
            statutoryLimitNote?: string;
            /** @description 承诺办结时限说明 */
            promisedLimitNote?: string;
            /** @description 办理流程, in words */
            procedure?: string;
            /** @description 是否收费; missing: whether the core names fees */
            charged?: boolean;
            /** @description 特别程序 */
            specialProcedures?: {
                /**
                 * @description 特别程序种类, GB/T 39046 A.7
                 * @enum {string}
                 */
                kind: "extension" | "pause";
                /** @description 听证、检验、检测、专家评审 … */
                name: string;
                /** @description 特别程序时限 */
                limit?: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
                /** @description 特别程序依据 */
                basis?: string;
            }[];
            /** @description PC端办理地址与单点登录 */
            desktop?: {
                url: string;
                /** @description 单点登录: no second login */
                singleSignOn: boolean;
            };
            /** @description 移动端办理地址与单点登录 */
            mobile?: {
                url: string;
                /** @description 单点登录: no second login */
                singleSignOn: boolean;
            };
            /** @description 咨询方式 other than by telephone */
            consultation?: string;
            /** @description 监督投诉方式 other than by telephone */
            complaints?: string;
        };
        ItemExtendedElements: {
            /** @description 联办机构 */
            jointBodies?: {
                name: string;
                orgCode?: string;
            }[];
            /** @description 中介服务 */
            intermediaryServices?: {
                name: string;
                /** @description 设定依据 */
                basis?: string;
                /** @description 中介服务结果 */
                result?: string;
            }[];
            /** @description 数量限制 */
            quota?: string;
            /** @description 通办范围 */
            crossRegion?: ("nation" | "acrossProvinces" | "acrossCities" | "acrossCounties")[];
            /** @description 是否进驻政务大厅 */
            inServiceHall?: boolean;
            /** @description 是否支持物流快递 */
            courier?: boolean;
            /** @description 是否网办 */
            online?: boolean;
            /** @description 是否支持网上支付 */
            onlinePayment?: boolean;
            /** @description 是否支持预约办理 */
            booking?: boolean;
            /** @description 是否支持自助终端办理 */
            selfService?: boolean;
            /** @description 网上办理深度 */
            onlineDepths?: ("consultation" | "receipt" | "preReview" | "acceptance" | "handling" | "resultFeedback" | "licenceFeedback" | "other")[];
            /**
             * @description 网办级别, Ⅰ-Ⅳ
             * @enum {string}
             */
            onlineGrade?: "grade1" | "grade2" | "grade3" | "grade4";
            /** @description 网办地址 */
            onlineUrl?: string;
            /** @description 审批结果 */
            results?: {
                /**
                 * @description 审批结果类型
                 * @enum {string}
                 */
                type: "licence" | "approval" | "other";
                /** @description 审批结果名称 */
                name: string;
                /** @description 审批结果样本 */
                sample?: {
                    name: string;
                    url: string;
                };
            }[];
            /** @description 自然人主题分类: codes of the theme table */
            personTopics?: string[];
            /** @description 法人主题分类: codes of the theme table */
            legalPersonTopics?: string[];
            /** @description 人生事件、企业生命周期: codes of the life event table */
            lifeEvents?: string[];
            /** @description 乡镇（街道）代码 */
            townCodes?: string[];
            /** @description 村（社区）代码 */
            villageCodes?: string[];
            /** @description 扩展字段 */
            more?: {
                name: string;
                value: string;
            }[];
        };
        ItemMaterialDetail: {
            materialCode: string;
            /**
             * @description 材料类型
             * @enum {string}
             */
            kind?: "original" | "copy" | "originalAndCopy";
            /**
             * @description 材料形式
             * @enum {string}
             */
            form?: "paper" | "electronic" | "either";
            /**
             * @description 必要性; missing: as `required` of the core says
             * @enum {string}
             */
            necessity?: "required" | "optional" | "deferrable";
            /** @description 什么情形下需要 */
            condition?: string;
            /**
             * @description 来源渠道
             * @enum {string}
             */
            source?: "applicant" | "government" | "other";
            /** @description 来源渠道说明 */
            sourceNote?: string;
            /** @description 出具机构 */
            issuer?: string;
            /** @description 原件份数 */
            originals?: number;
            /** @description 复印件份数 */
            copies?: number;
            /** @description 纸质材料规格 */
            paperSpecification?: string;
            /** @description 空白表格 */
            blankForm?: {
                name: string;
                url: string;
            };
            /** @description 示例样表 */
            sampleForm?: {
                name: string;
                url: string;
            };
            /** @description 填报须知 */
            instructions?: string;
            /** @description 受理标准 */
            acceptanceStandard?: string;
            /** @description 依据 */
            basis?: string;
            /** @description 排序; missing: the order of the core */
            order?: number;
        };
        ItemFeeDetail: {
            feeCode: string;
            /** @description 收费标准, in words */
            standard?: string;
            /** @description 收费依据 */
            basis?: string;
            /** @description 是否允许减免 */
            reducible?: boolean;
            /** @description 减免依据 */
            reductionBasis?: string;
        };
        ItemPenaltyPart: {
            acts: {
                /** @description 违法行为 */
                act: string;
                /** @description 处罚种类 */
                kinds: ("warning" | "fine" | "confiscation" | "licenceWithdrawal" | "businessRestriction" | "detention" | "other")[];
                /** @description 裁量幅度 */
                ranges?: {
                    /** @description 适用情形: 轻微、一般、较重、严重 … */
                    circumstance: string;
                    /** @description 处罚幅度, in words */
                    penalty: string;
                    /** @description 罚款下限 */
                    minFen?: number;
                    /** @description 罚款上限 */
                    maxFen?: number;
                }[];
                /** @description 处罚依据 */
                basis?: string;
            }[];
        };
        ItemCoercionPart: {
            /** @description 强制种类 */
            kinds: ("personalLiberty" | "sealing" | "seizure" | "freezing" | "otherMeasure" | "dailyFine" | "transfer" | "auction" | "restoration" | "substitute" | "otherExecution")[];
            /** @description 适用情形 */
            circumstances: string[];
            /** @description 强制对象 */
            objects?: string;
            /** @description 强制期限 */
            period?: string;
        };
        ItemCollectionPart: {
            /** @description 征收种类 */
            kinds: string[];
            /** @description 征收标准 */
            standard?: string;
            /** @description 是否涉及征收费减免 */
            reducible: boolean;
            /** @description 减免依据 */
            reductionBasis?: string;
        };
        ItemInspectionPart: {
            /** @description 检查对象 */
            objects: string[];
            /** @description 检查内容 */
            contents: string[];
            /** @description 检查方式 */
            modes: ("onSite" | "written" | "remote" | "sampling")[];
            /** @description 检查频次 */
            frequency?: string;
            /** @description 是否双随机、一公开 */
            random?: boolean;
            /** @description 检查标准 */
            standard?: string;
        };
        ItemVersionState: {
            itemCode: string;
            version: number;
            /** @enum {string} */
            status: "draft" | "scheduled" | "published" | "suspended" | "superseded" | "cancelled";
            sequence: number;
            etag: string;
        };
        DirectoryMove: {
            /** @description 变更依据: the notice or article on which this is done */
            basis: string;
            /**
             * Format: date-time
             * @description 计划生效日期; missing: at once
             */
            effectiveAt?: string;
            /**
             * @description 暂停、恢复、取消、撤回计划中的变更
             * @enum {string}
             */
            change: "suspend" | "resume" | "cancel" | "withdraw";
        };
        DirectorySplitInput: {
            /** @description 变更依据: the notice or article on which this is done */
            basis: string;
            into: components["schemas"]["DirectoryNewEntryInput"][];
        };
        DirectoryVersionPage: {
            items: components["schemas"]["DirectoryVersion"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        DirectoryVersion: {
            version: number;
            /** @enum {string} */
            change: "create" | "change" | "suspend" | "resume" | "split" | "merge" | "cancel" | "withdraw";
            /**
             * @description status of the entry under this version
             * @enum {string}
             */
            entryStatus: "planned" | "active" | "suspended" | "cancelled";
            content: components["schemas"]["DirectoryContent"];
            /** @description 变更依据 */
            basis: string;
            /** Format: date-time */
            effectiveFrom: string;
            /** Format: date-time */
            createdAt: string;
        };
        ItemCounts: {
            /** Format: date */
            on: string;
            by: string;
            total: number;
            groups: {
                value: string;
                name: string;
                items: number;
            }[];
        };
        BodyItemCounts: {
            items: components["schemas"]["BodyItemCount"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        BodyItemCount: {
            orgCode: string;
            name: string;
            regionCode: string;
            items: number;
        };
        ItemCountSeries: {
            by: string;
            points: {
                /** Format: date */
                day: string;
                /** @description items by value at the end of the day */
                counts: {
                    [key: string]: number;
                };
            }[];
        };
        Simplification: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @description published changes of items in these days */
            versions: number;
            /** @description 材料精简情况: over all changes */
            materials: {
                before: number;
                after: number;
                /** @description before less after; below zero when more is asked for than before */
                reduced: number;
            };
            /** @description 环节精简情况 */
            steps: {
                before: number;
                after: number;
                /** @description before less after; below zero when more is asked for than before */
                reduced: number;
            };
            /** @description 承诺时限压缩情况, in working days */
            days: {
                before: number;
                after: number;
                /** @description before less after; below zero when more is asked for than before */
                reduced: number;
            };
            /** @description 跑动次数, of the changes that tell it on both sides */
            visits: {
                before: number;
                after: number;
                /** @description before less after; below zero when more is asked for than before */
                reduced: number;
            };
            /** @description all items in force on the evening before the first day */
            atStart: {
                /** Format: date */
                on: string;
                items: number;
                /** @description 申请材料 an item, on average */
                materials: number;
                /** @description 办理环节 an item, on average */
                steps: number;
                /** @description 承诺时限 an item in working days, on average */
                promisedDays: number;
                /** @description 法定时限 an item in working days, on average */
                statutoryDays: number;
                /** @description 承诺时限比法定时限缩短, in percent of the statutory limits */
                shortenedPercent: number;
                /** @description 到办事现场次数 on average, of the items that tell it; null when none does */
                visits: number | null;
                /** @description 零次跑: items without a visit, in percent of all */
                zeroVisitPercent: number;
                /** @description 即办件, in percent of all */
                immediatePercent: number;
            };
            /** @description all items in force at the end of the last day */
            atEnd: {
                /** Format: date */
                on: string;
                items: number;
                /** @description 申请材料 an item, on average */
                materials: number;
                /** @description 办理环节 an item, on average */
                steps: number;
                /** @description 承诺时限 an item in working days, on average */
                promisedDays: number;
                /** @description 法定时限 an item in working days, on average */
                statutoryDays: number;
                /** @description 承诺时限比法定时限缩短, in percent of the statutory limits */
                shortenedPercent: number;
                /** @description 到办事现场次数 on average, of the items that tell it; null when none does */
                visits: number | null;
                /** @description 零次跑: items without a visit, in percent of all */
                zeroVisitPercent: number;
                /** @description 即办件, in percent of all */
                immediatePercent: number;
            };
        };
        SimplifiedPage: {
            items: components["schemas"]["SimplifiedItem"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        SimplifiedItem: {
            /** Format: date */
            day: string;
            itemCode: string;
            version: number;
            name: string;
            department: string;
            regionCode: string;
            materialsBefore: number;
            materials: number;
            stepsBefore: number;
            steps: number;
            daysBefore: number;
            days: number;
            visitsBefore: number | null;
            visits: number | null;
        };
        FormGroupList: {
            items: components["schemas"]["FormGroup"][];
            /** @description 代码表 that a table of fields may name */
            codeLists: string[];
        };
        FormGroup: {
            key: string;
            version: number;
            title: string;
            schema: {
                [key: string]: unknown;
            };
        };
        NewFormGroup: {
            version: number;
            title: string;
            schema: {
                [key: string]: unknown;
            };
        };
        FormCheck: {
            /** @description a JSON Schema (draft 2020-12), with `$ref` to groups as `urn:yiwang:form-group:<key>[:<version>]` */
            form: {
                [key: string]: unknown;
            };
            /** @description a form filled in */
            sample?: {
                [key: string]: unknown;
            };
        };
        FormCheckAnswer: {
            /** @description as it would be stored */
            form?: {
                [key: string]: unknown;
            };
            /** @description what it would be refused for */
            problems: {
                name: string;
                code: string;
                reason: string;
            }[];
            /** @description what acceptance would refuse the sample for */
            sampleProblems?: {
                name: string;
                code: string;
                reason: string;
            }[];
        };
        ItemImportList: {
            items: components["schemas"]["ItemImport"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        ItemImport: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            layout: "items" | "sichuan" | "national";
            /** @enum {string} */
            format: "csv" | "xlsx" | "jsonl" | "zip";
            publish: boolean;
            dryRun: boolean;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "failed";
            /** @description rows there are */
            rows: number;
            /** @description rows taken so far; of `rows`, this is the progress */
            read: number;
            /** @description new items */
            created: number;
            /** @description items whose row differs from what the library has: they got a new version, or their draft was changed */
            changed: number;
            unchanged: number;
            /** @description versions published, or planned to be, by this import */
            published: number;
            /** @description rows that were not taken; each with its reason under /problems */
            rejected: number;
            /** @description code of what ended the import early */
            problem: string | null;
            sha256: string;
            bytes: number;
            /** @description account id */
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        AcceptedImport: {
            /** Format: uuid */
            id: string;
            /** @description rows that are items or cannot be read; rows of tables beside are not counted */
            rows: number;
        };
        ServicePointImportReport: {
            read: number;
            created: number;
            changed: number;
            unchanged: number;
            /** @description nothing was stored */
            dryRun: boolean;
            rejected: {
                line: number;
                field: string;
                code: string;
                reason: string;
            }[];
        };
        ItemImportProblemList: {
            items: components["schemas"]["ItemImportProblem"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        ItemImportProblem: {
            /** @description sheet, file of the archive, or table; empty where there is one only */
            table: string;
            /** @description line of the table, the header being 1 */
            line: number;
            /** @description column, or JSON pointer of the element */
            field: string | null;
            /** @description stable code */
            rule: string;
            reason: string;
        };
        LawPage: {
            items: components["schemas"]["Law"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        LawArticlePage: {
            items: components["schemas"]["LawArticle"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        LawArticle: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lawId: string;
            /** @description 条款; null: the law as a whole */
            article: string | null;
        };
        PowerListPage: {
            items: components["schemas"]["PowerList"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        PowerList: {
            /** @enum {string} */
            kind: "power" | "responsibility" | "investment" | "funds";
            regionCode: string;
            version: number;
            /** @enum {string} */
            status: "draft" | "published" | "withdrawn";
            title: string;
            /** @description 公布文件 */
            basis: string | null;
            /** @description 公布机关 */
            issuer: string;
            /** Format: date */
            validFrom: string;
            /** @description the last day; null until a later version takes effect */
            validTo: string | null;
            entries: number;
            publishedAt: string | null;
            /** Format: date-time */
            updatedAt: string;
            etag: string;
        };
        PowerListVersions: {
            items: components["schemas"]["PowerList"][];
        };
        PowerListEntryPage: {
            items: components["schemas"]["PowerListEntryView"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        PowerListEntryView: {
            /** @description 编号; of a list of powers the item code */
            entryCode: string;
            name: string;
            orgCode: string;
            department: string;
            category: string;
            content: {
                [key: string]: unknown;
            };
        };
        NewPowerListVersionInput: {
            /** @description 清单名称 */
            title: string;
            /**
             * @description 公布文件
             * @default null
             */
            basis?: string | null;
            /** @description 公布机关 */
            issuer: string;
            /**
             * Format: date
             * @description 生效日期: the first day
             */
            validFrom: string;
            /**
             * @description 失效日期: the last day
             * @default null
             */
            validTo?: string | null;
            /** @description version whose entries it begins with */
            copyFrom?: number;
        };
        PowerListState: {
            /** @enum {string} */
            kind: "power" | "responsibility" | "investment" | "funds";
            regionCode: string;
            version: number;
            /** @enum {string} */
            status: "draft" | "published" | "withdrawn";
            /** Format: date */
            validFrom: string;
            validTo: string | null;
            entries: number;
            etag: string;
        };
        PowerListHeadInput: {
            /** @description 清单名称 */
            title: string;
            /**
             * @description 公布文件
             * @default null
             */
            basis?: string | null;
            /** @description 公布机关 */
            issuer: string;
            /**
             * Format: date
             * @description 生效日期: the first day
             */
            validFrom: string;
            /**
             * @description 失效日期: the last day
             * @default null
             */
            validTo?: string | null;
        };
        PowerListEntryChangesInput: {
            /**
             * @description entries to add, or to put in the place of those with their code
             * @default []
             */
            put?: components["schemas"]["PowerListEntryInput"][];
            /**
             * @description codes of entries to take away
             * @default []
             */
            remove?: string[];
        };
        PowerListEntryInput: {
            /** @description 编号, unique in the list */
            entryCode: string;
            /** @description 名称 */
            name: string;
            /** @description 责任部门统一社会信用代码 */
            orgCode: string;
            /** @description 责任部门 */
            department: string;
            /** @description 类别, 行业或领域 */
            category: string;
            content: components["schemas"]["ResponsibilityContentInput"] | components["schemas"]["InvestmentContent"] | components["schemas"]["FundsContent"];
        };
        ResponsibilityContentInput: {
            /** @description 具体工作事项 */
            matters: string[];
            /**
             * @description 职责边界: the other department, and how the duty is divided
             * @default []
             */
            boundaries?: {
                orgCode?: string;
                department: string;
                division: string;
            }[];
            /**
             * @description 事中事后监管制度
             * @default []
             */
            supervision?: string[];
            /**
             * @description 追责情形
             * @default []
             */
            accountability?: string[];
            /**
             * @description 对应权力事项
             * @default []
             */
            items?: string[];
        };
        InvestmentContent: {
            /**
             * @description 禁止、限制、核准
             * @enum {string}
             */
            restriction: "prohibited" | "restricted" | "approval";
            /** @description 管理措施 */
            measure: string;
            /** @description 适用范围 */
            scope?: string;
            /** @description 依据 */
            basis: string;
        };
        FundsContent: {
            /** @description 年度 */
            year: number;
            /** @description 年度预算金额, in fen */
            amountFen: number;
            /** @description 设立依据 */
            basis: string;
            /** @description 资金用途 */
            purpose: string;
            /** @description 支持对象 */
            recipients: string;
            /** @description 分配方式与标准 */
            distribution: string;
            /**
             * Format: date
             * @description 存续期限
             */
            until?: string;
            /** @description 申报指南 */
            application?: string;
        };
        QualityReports: {
            items: components["schemas"]["QualityReport"][];
        };
        QualityReport: {
            /** Format: uuid */
            id: string;
            orgCode: string | null;
            regionCode: string;
            category: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "done";
            /** @description items to be checked: until it is done an estimate of the database */
            expected: number | null;
            checked: number;
            /** @description items that break a rule of severity error */
            withErrors: number;
            /** @description items that break one of severity warning */
            withWarnings: number;
            /** @description broken rules found */
            findings: number;
            /** @description of them those that can be listed: a report keeps the first 200,000 */
            kept: number;
            /** Format: date-time */
            requestedAt: string;
            finishedAt: string | null;
        };
        QualityReportRequest: {
            /** @description 实施主体, wherever it stands; missing: all of the region */
            orgCode?: string;
            /** @description 行政区划 with everything below it; missing: the caller’s own */
            regionCode?: string;
            /** @description 事项类型, GB/T 39046 A.1 */
            category?: string;
        };
        QualityFindingPage: {
            items: components["schemas"]["QualityFinding"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        QualityFinding: {
            itemCode: string;
            version: number;
            rule: string;
            /**
             * @description error blocks publication, warning does not
             * @enum {string}
             */
            severity: "error" | "warning";
            field: string;
            reason: string;
            orgCode: string;
            category: string;
        };
        QualityTallyPage: {
            items: components["schemas"]["QualityTally"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        QualityTally: {
            orgCode: string;
            category: string;
            rule: string;
            /**
             * @description error blocks publication, warning does not
             * @enum {string}
             */
            severity: "error" | "warning";
            /** @description items that break it */
            items: number;
        };
        QualityRules: {
            items: components["schemas"]["QualityRule"][];
        };
        QualityRule: {
            code: string;
            number: number;
            /** @enum {string} */
            kind: "contradiction" | "absence";
            /**
             * @description error blocks publication, warning does not
             * @enum {string}
             */
            severity: "error" | "warning";
            field: string;
            active: boolean;
            params: {
                [key: string]: unknown;
            };
            zh: string;
            en: string;
            /** @description when it was changed last; null: it is as the platform brings it */
            changedAt: string | null;
            /** @description what `If-Match` of a change has to say */
            etag: string;
        };
        QualityRuleChange: {
            /** @enum {string} */
            severity: "error" | "warning";
            active: boolean;
            params: {
                [key: string]: unknown;
            };
        };
        ItemReportBatch: {
            /** @description 实施主体统一社会信用代码 whose drafts are reported */
            orgCode: string;
            /** @description only these; without them every draft of the body that can be reported, but for those that were returned and not changed since */
            itemCodes?: string[];
            /** @description 报送说明, for example what was done about the opinions */
            note?: string;
        };
        ItemReportBatchReceipt: {
            /** Format: uuid */
            batchId: string;
            reported: components["schemas"]["ItemReviewReceipt"][];
            /** @description named items that were left out, and why */
            skipped: {
                itemCode: string;
                code: string;
            }[];
            /** @description the body has further drafts: one request reports 1000 at most */
            more: boolean;
        };
        ItemReviewReceipt: {
            /** Format: uuid */
            reviewId: string;
            itemCode: string;
            version: number;
            /** @enum {string} */
            status: "open" | "withdrawn" | "returned" | "passed" | "refused";
            /** @description 第几轮, from 1 */
            round: number;
            /** @description the step that is due while the review is open, afterwards the last one */
            step: number;
            stepCode: string;
            stepName: string;
        };
        ItemReviewOpinionsInput: {
            opinions: {
                /** Format: uuid */
                reviewId: string;
                /** @description the round that the reviewer saw */
                round: number;
                /** @description the step that the reviewer saw */
                step: number;
                /**
                 * @description 通过、退回
                 * @enum {string}
                 */
                verdict: "pass" | "return";
                /** @description 审核意见; needed for a return */
                opinion?: string;
                /**
                 * @description 逐条意见: on single elements
                 * @default []
                 */
                remarks?: {
                    /** @description JSON pointer of the element; empty for the whole */
                    pointer: string;
                    text: string;
                }[];
            }[];
        };
        ItemReviewOpinionsReceipt: {
            taken: components["schemas"]["ItemReviewReceipt"][];
            /** @description no longer where the reviewer saw them, or out of reach */
            refused: {
                reviewId: string;
                code: string;
            }[];
        };
        ItemReviewProcedure: {
            procedure: string;
            /** @description at most so many reports of one draft */
            mostRounds: number;
            steps: {
                /** @description 0 is the report of the department */
                step: number;
                code: string;
                nameZh: string;
                nameEn: string;
                /** @description 岗位权限 that the step needs */
                permission: string;
            }[];
        };
        ItemReviewPage: {
            items: components["schemas"]["ItemReviewSummary"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        ItemReviewSummary: {
            /** Format: uuid */
            reviewId: string;
            itemCode: string;
            version: number;
            name: string;
            orgCode: string;
            regionCode: string;
            batchId: string | null;
            /** @enum {string} */
            status: "open" | "withdrawn" | "returned" | "passed" | "refused";
            round: number;
            step: number;
            stepCode: string;
            /** @description 审核环节 */
            stepName: string;
            reportedBy: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ItemReview: {
            /** Format: uuid */
            reviewId: string;
            itemCode: string;
            version: number;
            name: string;
            orgCode: string;
            regionCode: string;
            batchId: string | null;
            /** @enum {string} */
            status: "open" | "withdrawn" | "returned" | "passed" | "refused";
            round: number;
            step: number;
            stepCode: string;
            /** @description 审核环节 */
            stepName: string;
            reportedBy: string;
            /** Format: date-time */
            updatedAt: string;
            rounds: components["schemas"]["ItemReviewRound"][];
        };
        ItemReviewRound: {
            round: number;
            batchId: string | null;
            reportedBy: string;
            reportedOrg: string | null;
            /** Format: date-time */
            reportedAt: string;
            /** @description 报送说明 */
            note: string | null;
            /** @description 撤回报送, before anybody gave an opinion */
            withdrawn: {
                by: string;
                orgCode: string | null;
                /** Format: date-time */
                at: string;
                /** @description 撤回原因 */
                reason: string | null;
            } | null;
            opinions: {
                step: number;
                stepCode: string;
                stepName: string;
                /** @enum {string} */
                verdict: "pass" | "return";
                /** @description 审核意见 */
                opinion: string | null;
                /** @description 逐条意见: on single elements */
                remarks: {
                    pointer: string;
                    text: string;
                }[];
                by: string;
                orgCode: string | null;
                /** Format: date-time */
                at: string;
            }[];
        };
        ItemReviewOpinionInput: {
            /** @description the round that the reviewer saw */
            round: number;
            /** @description the step that the reviewer saw */
            step: number;
            /**
             * @description 通过、退回
             * @enum {string}
             */
            verdict: "pass" | "return";
            /** @description 审核意见; needed for a return */
            opinion?: string;
            /**
             * @description 逐条意见: on single elements
             * @default []
             */
            remarks?: {
                /** @description JSON pointer of the element; empty for the whole */
                pointer: string;
                text: string;
            }[];
        };
        ItemReportedContent: {
            /** Format: uuid */
            reviewId: string;
            round: number;
            /** @description the definition as it was reported, with form and guide */
            content: {
                [key: string]: unknown;
            };
            comparedWith: {
                round: number | null;
                version: number | null;
            };
            changes: components["schemas"]["ItemContentChange"][];
        };
        ItemContentChange: {
            /** @description JSON pointer into the newer content; of what was removed into the older one */
            pointer: string;
            /** @enum {string} */
            kind: "added" | "removed" | "changed" | "reordered";
            /** @description 要素名称, with the elements above it */
            name: string;
            old?: unknown;
            new?: unknown;
        };
        ItemReportWithdrawal: {
            /** @description the round that the department saw */
            round: number;
            /** @description 撤回原因 */
            reason?: string;
        };
        SearchAnswer: {
            items: components["schemas"]["SearchHit"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
            understood: {
                /**
                 * @description all words occur; the text was a code; or nothing has all words and these come nearest, without further pages
                 * @enum {string}
                 */
                kind: "words" | "code" | "nearest";
                words: {
                    word: string;
                    /** @description 同义词 that were searched for as well */
                    also: string[];
                }[];
            };
        };
        SearchHit: {
            itemCode: string;
            version: number;
            /** @enum {string} */
            status: "published" | "suspended";
            name: string;
            category: string;
            orgCode: string;
            department: string;
            regionCode: string;
            audience: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            /** @enum {string} */
            caseKind: "immediate" | "promised";
            star: number;
            /** @description 网办级别 */
            onlineGrade: ("grade1" | "grade2" | "grade3" | "grade4") | null;
            /** @description where the words are, in pieces without markup; only of texts that have some */
            highlights: {
                name?: components["schemas"]["SearchSegment"][];
                department?: components["schemas"]["SearchSegment"][];
                results?: components["schemas"]["SearchSegment"][][];
            };
        };
        SearchSegment: {
            text: string;
            hit: boolean;
        };
        SearchMissPage: {
            items: components["schemas"]["SearchMiss"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        SearchMiss: {
            /** Format: date */
            day: string;
            words: string;
            times: number;
        };
        ServicePointPage: {
            items: components["schemas"]["ServicePoint"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        ServicePoint: {
            name: string;
            /** @enum {string} */
            kind: "hall" | "branch" | "town" | "village" | "selfService";
            regionCode: string;
            /** @description the body that keeps it */
            orgCode: string;
            address: string;
            position: components["schemas"]["GeographicPosition"];
            phone?: string;
            hours: components["schemas"]["OpeningHours"];
            code: string;
            /** @description whether it is open at this minute */
            openNow: boolean;
            /** @description when it is open today */
            today: {
                from: string;
                to: string;
            }[];
            /** @description from `near`, as the crow flies */
            distanceMetres?: number;
        };
        GeographicPosition: {
            latitude: number;
            longitude: number;
        };
        OpeningHours: {
            week: {
                days: number[];
                spans: {
                    from: string;
                    to: string;
                }[];
            }[];
            /** @default true */
            followsHolidays: boolean;
            /** @default [] */
            exceptions: {
                /** Format: date */
                date: string;
                spans: {
                    from: string;
                    to: string;
                }[];
                note?: string;
            }[];
        };
        NewServicePointInput: {
            name: string;
            /** @enum {string} */
            kind: "hall" | "branch" | "town" | "village" | "selfService";
            regionCode: string;
            /** @description the body that keeps it */
            orgCode: string;
            address: string;
            position: components["schemas"]["GeographicPosition"];
            phone?: string;
            hours: components["schemas"]["OpeningHoursInput"];
            notes?: string;
            /**
             * @description closed: no longer shown
             * @default open
             * @enum {string}
             */
            status?: "open" | "closed";
            /** @default {} */
            accepts?: {
                /**
                 * @description all items of these 实施主体
                 * @default []
                 */
                departments?: string[];
                /**
                 * @description single items
                 * @default []
                 */
                items?: string[];
            };
            /** @description 网点编号, fixed for ever */
            code: string;
        };
        OpeningHoursInput: {
            week: {
                days: number[];
                spans: {
                    from: string;
                    to: string;
                }[];
            }[];
            /** @default true */
            followsHolidays?: boolean;
            /** @default [] */
            exceptions?: {
                /** Format: date */
                date: string;
                spans: {
                    from: string;
                    to: string;
                }[];
                note?: string;
            }[];
        };
        ServicePointState: {
            code: string;
            /** @enum {string} */
            status: "open" | "closed";
            etag: string;
        };
        ServicePointDetail: {
            name: string;
            /** @enum {string} */
            kind: "hall" | "branch" | "town" | "village" | "selfService";
            regionCode: string;
            /** @description the body that keeps it */
            orgCode: string;
            address: string;
            position: components["schemas"]["GeographicPosition"];
            phone?: string;
            hours: components["schemas"]["OpeningHours"];
            code: string;
            /** @description whether it is open at this minute */
            openNow: boolean;
            /** @description when it is open today */
            today: {
                from: string;
                to: string;
            }[];
            notes?: string;
            /** @enum {string} */
            status: "open" | "closed";
            accepts: {
                /**
                 * @description all items of these 实施主体
                 * @default []
                 */
                departments: string[];
                /**
                 * @description single items
                 * @default []
                 */
                items: string[];
            };
        };
        ServicePointContentInput: {
            name: string;
            /** @enum {string} */
            kind: "hall" | "branch" | "town" | "village" | "selfService";
            regionCode: string;
            /** @description the body that keeps it */
            orgCode: string;
            address: string;
            position: components["schemas"]["GeographicPosition"];
            phone?: string;
            hours: components["schemas"]["OpeningHoursInput"];
            notes?: string;
            /**
             * @description closed: no longer shown
             * @default open
             * @enum {string}
             */
            status?: "open" | "closed";
            /** @default {} */
            accepts?: {
                /**
                 * @description all items of these 实施主体
                 * @default []
                 */
                departments?: string[];
                /**
                 * @description single items
                 * @default []
                 */
                items?: string[];
            };
        };
        StarCriteria: {
            items: {
                code: string;
                check: string;
                star: number;
                active: boolean;
                params: {
                    [key: string]: unknown;
                };
                zh: string;
                en: string;
            }[];
        };
        ItemSuccessionRequest: {
            /** @description delegate 下放, transfer 转移, merge 整合, split 拆分 */
            kind: string;
            /** @description the old items */
            from: string[];
            /** @description the items that take over (承接) */
            to: string[];
            /** @description 依据: the decision or document */
            basis: string;
            /** @description 取消 the old items in the same moment */
            cancelOld: boolean;
        };
        ItemSuccession: {
            /** @description delegate 下放, transfer 转移, merge 整合, split 拆分 */
            kind: string;
            /** @description the old items */
            from: string[];
            /** @description the items that take over (承接) */
            to: string[];
            /** @description 依据: the decision or document */
            basis: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
        };
        SearchSuggestions: {
            items: components["schemas"]["SearchSuggestion"][];
        };
        SearchSuggestion: {
            /** @description what to search for */
            text: string;
            /**
             * @description a word people use, a theme or life event, the name of an item
             * @enum {string}
             */
            kind: "word" | "topic" | "name";
            topic?: {
                /** @enum {string} */
                kind: "person" | "legalPerson" | "lifeEvent";
                code: string;
            };
            /** @description the text in pieces, what was typed apart */
            segments: components["schemas"]["SearchSegment"][];
        };
        SearchSynonymPage: {
            items: components["schemas"]["SearchSynonym"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        SearchSynonym: {
            /** @description what people say */
            word: string;
            /** @description what items say */
            means: string[];
            /** @description for If-Match */
            etag: string;
        };
        ToldBodyPage: {
            items: components["schemas"]["ToldBody"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        ToldBody: {
            told: string;
            orgCode: string;
            regionCode: string;
            name: string;
            basis: string;
            /** @description account id */
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
        };
        NewToldBodyInput: {
            /** @description whole local code, code of the body as its lines tell it, or 部门名称@行政区划 for lines with a placeholder */
            told: string;
            /** @description 统一社会信用代码 of the body that is meant */
            orgCode: string;
            /** @description 行政区划 in which it stands; settles it where code and column of a line differ */
            regionCode: string;
            /** @description 机构名称, for whoever reads the table; items keep the 部门名称 of their lines */
            name: string;
            /** @description 依据: by what it is known */
            basis: string;
        };
        CatalogueTopicList: {
            items: components["schemas"]["CatalogueTopic"][];
        };
        CatalogueTopic: {
            /** @enum {string} */
            kind: "person" | "legalPerson" | "lifeEvent";
            code: string;
            name: string;
            /** @description its place in the list */
            position: number;
            /** @description for If-Match */
            etag: string;
        };
        DepartmentPage: {
            items: components["schemas"]["Department"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        Department: {
            /** @description 统一社会信用代码 */
            orgCode: string;
            name: string;
            regionCode: string;
        };
        ItemPage: {
            items: components["schemas"]["ItemSummary"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        ItemSummary: {
            itemCode: string;
            version: number;
            /** @enum {string} */
            status: "published" | "suspended";
            name: string;
            category: string;
            orgCode: string;
            department: string;
            regionCode: string;
            audience: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            /** @enum {string} */
            caseKind: "immediate" | "promised";
            star: number;
            /** @description 网办级别 */
            onlineGrade: ("grade1" | "grade2" | "grade3" | "grade4") | null;
        };
        NewItemInput: {
            name: string;
            category: string;
            audience: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            implementingBody: {
                orgCode: string;
                name: string;
                regionCode: string;
            };
            exerciseLevel: string;
            /** @enum {string} */
            acceptedBy: "window" | "department";
            /** @enum {string} */
            caseKind: "immediate" | "promised";
            star: 0 | 3 | 4 | 5;
            participants: {
                orgCode: string;
                name: string;
                lead: boolean;
                stage: number;
                sharePercent: number;
                visibleFields: string[];
            }[];
            limits: {
                promised: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
                statutory: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
            };
            fees: {
                feeCode: string;
                name: string;
                /** @enum {string} */
                timing: "beforeAcceptance" | "beforeDecision" | "beforeDelivery";
                rule: {
                    /** @enum {string} */
                    kind: "fixed";
                    amountFen: number;
                } | {
                    /** @enum {string} */
                    kind: "perUnit";
                    quantity: string;
                    unitFen: number;
                    maxFen?: number;
                };
            }[];
            materials: {
                materialCode: string;
                name: string;
                required: boolean;
            }[];
            resultKinds: ("licence" | "approval" | "document" | "none")[];
            deliveryKinds: ("window" | "courier" | "electronic")[];
            /** @description 电子表单: a JSON Schema (draft 2020-12) of the form fields, at most 64 KiB */
            form: {
                [key: string]: unknown;
            };
            /** @description 办事指南, Markdown */
            guide: string;
            /** @default {} */
            validity?: {
                /** Format: date-time */
                from?: string;
                to?: string | null;
            };
            /** @default {} */
            descriptive?: components["schemas"]["ItemDescriptivePartsInput"];
            itemCode: string;
        };
        ImportReport: {
            /** @description lines after the header */
            total: number;
            /** @description new items */
            landed: number;
            /** @description items whose line changed since the last import: they got a new version */
            updated: number;
            unchanged: number;
            /** @description versions published by this import */
            published: number;
            rejected: components["schemas"]["ImportRejectedLine"][];
        };
        ImportRejectedLine: {
            /** @description line of the file, the header being 1 */
            line: number;
            column?: string;
            code: string;
            reason: string;
        };
        ItemDetail: {
            itemCode: string;
            version: number;
            name: string;
            /** @enum {string} */
            status: "draft" | "scheduled" | "published" | "suspended" | "superseded" | "cancelled";
            category: string;
            audience: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            implementingBody: {
                orgCode: string;
                name: string;
                regionCode: string;
            };
            exerciseLevel: string;
            /** @enum {string} */
            acceptedBy: "window" | "department";
            /** @enum {string} */
            caseKind: "immediate" | "promised";
            star: 0 | 3 | 4 | 5;
            participants: {
                orgCode: string;
                name: string;
                lead: boolean;
                stage: number;
                sharePercent: number;
                visibleFields: string[];
            }[];
            limits: {
                promised: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
                statutory: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
            };
            fees: {
                feeCode: string;
                name: string;
                /** @enum {string} */
                timing: "beforeAcceptance" | "beforeDecision" | "beforeDelivery";
                rule: {
                    /** @enum {string} */
                    kind: "fixed";
                    amountFen: number;
                } | {
                    /** @enum {string} */
                    kind: "perUnit";
                    quantity: string;
                    unitFen: number;
                    maxFen?: number;
                };
            }[];
            materials: {
                materialCode: string;
                name: string;
                required: boolean;
            }[];
            form: {
                ref: string;
                sha256: string;
            };
            guide: {
                ref: string;
                sha256: string;
            };
            resultKinds: ("licence" | "approval" | "document" | "none")[];
            deliveryKinds: ("window" | "courier" | "electronic")[];
            validity: {
                from: string | null;
                to: string | null;
            };
            /** @description 基本编码, 12 digits */
            catalogueCode: string;
            publishedAt: string | null;
            descriptive: components["schemas"]["ItemDescriptiveParts"];
            links: {
                form: string;
                guide: string;
            };
        };
        ItemDescriptiveParts: {
            /**
             * @description 受理条件
             * @default []
             */
            conditions: string[];
            /**
             * @description 办理流程
             * @default []
             */
            process: {
                step: string;
                link: string;
                /** @description 办理人员 */
                handler?: string;
                /** @description 环节时限, as it is shown */
                limit?: string;
                /** @description 环节时限, to be counted */
                duration?: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
                /** @description 审查标准 */
                standard?: string;
                /** @description 环节结果 */
                result?: string;
            }[];
            /**
             * @description 设定依据
             * @default []
             */
            legalBasis: {
                /** @description 法规名称 */
                name: string;
                /** @description 文号 */
                documentNo?: string;
                /** @description 条款 */
                article?: string;
                /** @description 条文内容 */
                content?: string;
                /** @description 颁布机关 */
                issuer?: string;
                /**
                 * Format: date
                 * @description 实施日期
                 */
                effectiveFrom?: string;
                /** @description 原文地址 */
                url?: string;
            }[];
            /** @description 咨询电话, with area code */
            consultPhone?: string;
            /** @description 监督投诉电话, with area code */
            complaintPhone?: string;
            /** @description 办理地点 */
            address?: string;
            /** @description 办理时间 */
            openingHours?: string;
            /** @description 到办事现场次数 */
            visits?: number;
            /** @description 必须现场办理原因 */
            visitReason?: string;
            /** @description 基本要素 */
            basic?: components["schemas"]["ItemBasicElements"];
            /** @description 扩展要素 */
            extended?: components["schemas"]["ItemExtendedElements"];
            /** @description 申请材料要素, by materialCode of the core */
            materials?: components["schemas"]["ItemMaterialDetail"][];
            /** @description 收费要素, by feeCode of the core */
            fees?: components["schemas"]["ItemFeeDetail"][];
            /** @description 行政处罚: 行为、种类、幅度 */
            penalty?: components["schemas"]["ItemPenaltyPart"];
            /** @description 行政强制: 措施、执行 */
            coercion?: components["schemas"]["ItemCoercionPart"];
            /** @description 行政征收: 征收种类、减免 */
            collection?: components["schemas"]["ItemCollectionPart"];
            /** @description 行政检查 */
            inspection?: components["schemas"]["ItemInspectionPart"];
            /** @description 收费依据 */
            feeBasis?: string;
            /**
             * @description 常见问题
             * @default []
             */
            faq: {
                question: string;
                answer: string;
            }[];
            /**
             * @description 地方编码: scheme (zhejiangBase, zhejiangInner, sichuan …) and code
             * @default []
             */
            localCodes: {
                scheme: string;
                code: string;
            }[];
            /**
             * @description 取默认值的要素
             * @default []
             */
            defaulted: string[];
        };
        ItemGuide: {
            itemCode: string;
            version: number;
            /** @enum {string} */
            status: "draft" | "scheduled" | "published" | "suspended" | "superseded" | "cancelled";
            name: string;
            department: string;
            publishedAt: string | null;
            sections: ({
                key: string;
                title: string;
                /** @enum {string} */
                kind: "facts";
                facts: {
                    text: string;
                    href?: string;
                    label: string;
                }[];
            } | {
                key: string;
                title: string;
                /** @enum {string} */
                kind: "list";
                entries: string[];
            } | {
                key: string;
                title: string;
                /** @enum {string} */
                kind: "table";
                columns: string[];
                rows: {
                    text: string;
                    href?: string;
                }[][][];
            } | {
                key: string;
                title: string;
                /** @enum {string} */
                kind: "questions";
                questions: {
                    question: string;
                    answer: string;
                }[];
            } | {
                key: string;
                title: string;
                /** @enum {string} */
                kind: "text";
                /** @description Markdown */
                text: string;
            })[];
            /** @description 服务网点 of the region first; the first few */
            servicePoints: components["schemas"]["GuideServicePoint"][];
            links: {
                page: string;
                item: string;
                form: string;
                servicePoints: string;
            };
        };
        GuideServicePoint: {
            name: string;
            /** @enum {string} */
            kind: "hall" | "branch" | "town" | "village" | "selfService";
            regionCode: string;
            /** @description the body that keeps it */
            orgCode: string;
            address: string;
            position: components["schemas"]["GeographicPosition"];
            phone?: string;
            hours: components["schemas"]["OpeningHours"];
            code: string;
        };
        HandlingItems: {
            items: components["schemas"]["HandlingItem"][];
        };
        HandlingItem: {
            /** @description 业务办理项编码, 33 characters */
            itemCode: string;
            name: string;
            /** @enum {string} */
            status: "published" | "suspended" | "cancelled";
            version: number;
        };
        ItemDefinitionInput: {
            name: string;
            category: string;
            audience: ("naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation")[];
            implementingBody: {
                orgCode: string;
                name: string;
                regionCode: string;
            };
            exerciseLevel: string;
            /** @enum {string} */
            acceptedBy: "window" | "department";
            /** @enum {string} */
            caseKind: "immediate" | "promised";
            star: 0 | 3 | 4 | 5;
            participants: {
                orgCode: string;
                name: string;
                lead: boolean;
                stage: number;
                sharePercent: number;
                visibleFields: string[];
            }[];
            limits: {
                promised: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
                statutory: {
                    value: number;
                    /** @enum {string} */
                    unit: "workingDay" | "calendarDay" | "month" | "year";
                };
            };
            fees: {
                feeCode: string;
                name: string;
                /** @enum {string} */
                timing: "beforeAcceptance" | "beforeDecision" | "beforeDelivery";
                rule: {
                    /** @enum {string} */
                    kind: "fixed";
                    amountFen: number;
                } | {
                    /** @enum {string} */
                    kind: "perUnit";
                    quantity: string;
                    unitFen: number;
                    maxFen?: number;
                };
            }[];
            materials: {
                materialCode: string;
                name: string;
                required: boolean;
            }[];
            resultKinds: ("licence" | "approval" | "document" | "none")[];
            deliveryKinds: ("window" | "courier" | "electronic")[];
            /** @description 电子表单: a JSON Schema (draft 2020-12) of the form fields, at most 64 KiB */
            form: {
                [key: string]: unknown;
            };
            /** @description 办事指南, Markdown */
            guide: string;
            /** @default {} */
            validity?: {
                /** Format: date-time */
                from?: string;
                to?: string | null;
            };
            /** @default {} */
            descriptive?: components["schemas"]["ItemDescriptivePartsInput"];
        };
        ItemIdentity: {
            /** @description 实施编码 (31) or 业务办理项编码 (33) */
            itemCode: string;
            name: string;
            /** @enum {string} */
            status: "published" | "suspended" | "cancelled";
            version: number;
            validity: {
                from: string | null;
                to: string | null;
            };
            /**
             * Format: date-time
             * @description when the code was issued, for ever
             */
            issuedAt: string;
            /** @description 实施主体 */
            body: {
                orgCode: string;
                name: string;
                regionCode: string;
            };
            catalogue: {
                /** @description 基本编码 */
                code: string;
                /** @description 省级行政区划, 00 the state */
                province: string;
                /** @description 事项类型 */
                category: {
                    code: string;
                    name: string;
                };
                /** @description 主项 */
                mainItem: string;
                /** @description 子项, 000 none */
                subItem: string;
                /** @description 地方基本编码 */
                localCode: string | null;
            };
            /** @description 基本目录条目, where the code has one */
            directoryEntry: {
                name: string;
                /** @enum {string} */
                status: "planned" | "active" | "suspended" | "cancelled";
                version: number | null;
                localCode: string | null;
            } | null;
            /** @description 行使层级 */
            exerciseLevel: {
                code: string;
                name: string;
            };
            /** @description 实施编码, 31 characters */
            taskCode: string;
            /** @description 业务办理项序号 */
            handlingSerial: string | null;
            /** @description 地方编码 */
            localCodes: {
                scheme: string;
                code: string;
            }[];
            /** @description 业务办理项 under this item */
            handlingItems: components["schemas"]["HandlingItem"][];
        };
        ItemTrackCard: {
            items: components["schemas"]["ItemTrackLine"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
            item: {
                itemCode: string;
                name: string;
                /** @enum {string} */
                status: "draft" | "published" | "suspended" | "cancelled";
                currentVersion: number | null;
            };
        };
        ItemTrackLine: {
            /** Format: date-time */
            at: string;
            kind: string;
            /** @description 变更类型: 起草、报送、发布、取消、下放、承接 … */
            kindName: string;
            version: number | null;
            by: {
                /** @description account id */
                id: string;
                orgCode: string | null;
                /** @description 岗位权限: the permission by which it was done; `system` for the service itself */
                capacity: string;
            };
            /** @description 依据 */
            basis: string | null;
            /** @description elements that changed */
            fields: {
                pointer: string;
                name: string;
            }[];
            /** @description 下放、转移、整合、拆分: the other items, `from` whom or `to` whom the item passed */
            succession: {
                id: string;
                kind: string;
                kindName: string;
                items: {
                    itemCode: string;
                    name: string;
                    /** @enum {string} */
                    side: "from" | "to";
                }[];
            } | null;
        };
        ItemVersionHistory: {
            items: components["schemas"]["ItemVersionEntry"][];
        };
        ItemVersionEntry: {
            version: number;
            /** @enum {string} */
            status: "draft" | "scheduled" | "published" | "suspended" | "superseded" | "cancelled";
            sequence: number;
            etag: string;
            /** @description account id */
            changedBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            publishedAt: string | null;
        };
        ItemVersionDiff: {
            itemCode: string;
            a: {
                version: number;
                /** @enum {string} */
                status: "draft" | "scheduled" | "published" | "suspended" | "superseded" | "cancelled";
            };
            b: {
                version: number;
                /** @enum {string} */
                status: "draft" | "scheduled" | "published" | "suspended" | "superseded" | "cancelled";
            };
            changes: components["schemas"]["ItemContentChange"][];
        };
        EditedItemDraft: {
            itemCode: string;
            version: number;
            /** @enum {string} */
            status: "draft" | "scheduled" | "published" | "suspended" | "superseded" | "cancelled";
            sequence: number;
            etag: string;
            problems: components["schemas"]["QualityProblem"][];
        };
        QualityProblem: {
            /** @description 规则编号; 1-10 as Wenzhou numbers them */
            number: number;
            code: string;
            /** @enum {string} */
            kind: "contradiction" | "absence";
            /**
             * @description error blocks publication, warning does not
             * @enum {string}
             */
            severity: "error" | "warning";
            /** @description JSON pointer of the element */
            field: string;
            reason: string;
        };
        PlannedCancellation: {
            /** @description 计划取消日期; null takes the plan back */
            at: string | null;
            /** @description 依据: the decision or document */
            basis: string;
        };
        ItemVersionProblems: {
            itemCode: string;
            version: number;
            errors: number;
            warnings: number;
            problems: components["schemas"]["QualityProblem"][];
        };
        ItemReviewsOfVersion: {
            items: components["schemas"]["ItemReviewSummary"][];
        };
        ItemReportRequest: {
            /** @description 报送说明, for example what was done about the opinions */
            note?: string;
        };
        ItemVersionStar: {
            itemCode: string;
            version: number;
            /** @description 星级 that the elements earn by the criteria of today; 0: none */
            star: 0 | 3 | 4 | 5;
            /** @description 星级 in the operational core since publication; null while it is a draft */
            published: (0 | 3 | 4 | 5) | null;
            criteria: {
                code: string;
                star: 3 | 4 | 5;
                met: boolean;
                zh: string;
                en: string;
                /** @description JSON pointer of the element looked at */
                field: string;
                /** @description what was found there */
                found: string;
            }[];
        };
        RegionList: {
            items: components["schemas"]["Region"][];
        };
        Region: {
            code: string;
            name: string;
            /** @description with the names of the regions above */
            fullName: string;
            /** @enum {string} */
            level: "state" | "province" | "city" | "county" | "town" | "village";
            /** @enum {string} */
            kind: "administrative" | "cityDirect" | "developmentZone";
            parent: string | null;
        };
        ShipmentPage: {
            items: components["schemas"]["ShipmentEntry"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        ShipmentEntry: {
            /** Format: uuid */
            shipmentId: string;
            /** @enum {string} */
            status: "requested" | "parked" | "placed" | "collected" | "delivered" | "returned" | "cancelled";
            courier: string;
            trackingNo: string | null;
            /** @description masked */
            recipient: {
                name: string;
                mobile: string;
                address: string;
            };
            /** Format: date-time */
            requestedAt: string;
            placedAt: string | null;
            collectedAt: string | null;
            deliveredAt: string | null;
            returnedAt: string | null;
            caseNo: string;
            attempts: number;
            /** @description error code */
            lastError: string | null;
            /** @description while the courier is still to be asked */
            nextAttemptAt: string | null;
        };
        HandledShipment: {
            /** Format: uuid */
            shipmentId: string;
            caseNo: string;
            /** @enum {string} */
            status: "requested" | "parked" | "placed" | "collected" | "delivered" | "returned" | "cancelled";
        };
        CasePage: {
            items: components["schemas"]["CaseSummary"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        CaseSummary: {
            caseNo: string;
            /** @enum {string} */
            status: "submitted" | "correcting" | "accepted" | "refused" | "decided" | "delivered" | "closed" | "withdrawn";
            itemCode: string;
            itemVersion: number;
            itemName: string | null;
            decidingAuthority: {
                orgCode: string;
                name: string | null;
                regionCode: string;
            };
            applicant: {
                /** @enum {string} */
                kind: "person" | "legalPerson";
                /** @description masked for persons; null when the case was filed online: the account is known, its name is not */
                name: string | null;
                /** @description masked for persons */
                number?: string;
            };
            /** @enum {string} */
            channel: "window" | "computer" | "mobile" | "courier" | "kiosk";
            /** Format: date-time */
            submittedAt: string;
            acceptanceDueAt: string | null;
            promiseDueAt: string | null;
            deliveryDueAt: string | null;
            awaitingItem: boolean;
        };
        FileApplicationInput: {
            itemCode: string;
            /** @description the version the applicant saw; the one in force unless given */
            itemVersion?: number;
            /** @description 申请人; only a counter names one */
            applicant?: {
                /** @enum {string} */
                kind: "person";
                name: string;
                /**
                 * @description GA/T 2000.156: 111 citizen ID card, 414 passport, 511 Taiwan permit, 999 other
                 * @default 111
                 */
                documentType?: string;
                documentNo: string;
                mobile?: string;
            } | {
                /** @enum {string} */
                kind: "legalPerson";
                name: string;
                documentNo: string;
                mobile?: string;
            };
            /** @description 经办人 */
            agent?: {
                name: string;
                idNumber: string;
                mobile?: string;
            };
            /**
             * @description window and courier at a counter; computer, mobile and kiosk for oneself
             * @enum {string}
             */
            channel: "window" | "computer" | "mobile" | "courier" | "kiosk";
            form: {
                [key: string]: unknown;
            };
            /** @default [] */
            materials?: {
                materialCode: string;
                fileRef?: string;
                paperCopies?: number;
            }[];
        };
        CaseReceipt: {
            caseNo: string;
            /** @enum {string} */
            status: "submitted" | "correcting" | "accepted" | "refused" | "decided" | "delivered" | "closed" | "withdrawn";
            /** @description the ETag of the case */
            version: number;
            itemCode: string;
            itemVersion: number;
            /** @description the item version has not arrived yet; clocks start as soon as it has */
            awaitingItem: boolean;
            /** @description whether the form was held against the form of the item */
            formChecked: boolean;
            /** Format: date-time */
            submittedAt: string;
            acceptanceDueAt: string | null;
            promiseDueAt: string | null;
            statutoryDueAt: string | null;
            deliveryDueAt: string | null;
            /** @description the calendar year has no holiday notice yet, so dates may move */
            provisional: boolean;
        };
        CaseDetail: {
            caseNo: string;
            /** @enum {string} */
            status: "submitted" | "correcting" | "accepted" | "refused" | "decided" | "delivered" | "closed" | "withdrawn";
            itemCode: string;
            itemVersion: number;
            itemName: string | null;
            decidingAuthority: {
                orgCode: string;
                name: string | null;
                regionCode: string;
            };
            applicant: {
                /** @enum {string} */
                kind: "person" | "legalPerson";
                /** @description masked for persons; null when the case was filed online: the account is known, its name is not */
                name: string | null;
                /** @description masked for persons */
                number?: string;
            };
            /** @enum {string} */
            channel: "window" | "computer" | "mobile" | "courier" | "kiosk";
            /** Format: date-time */
            submittedAt: string;
            acceptanceDueAt: string | null;
            promiseDueAt: string | null;
            deliveryDueAt: string | null;
            awaitingItem: boolean;
            version: number;
            acceptedBy: ("window" | "department") | null;
            caseKind: ("immediate" | "promised") | null;
            receivedIn: {
                orgCode: string;
                regionCode: string;
            } | null;
            materials: {
                materialCode: string;
                fileRef?: string;
                paperCopies?: number;
            }[];
            /** @description 原件核验: when the papers behind an online filing are seen, as the star of the item fixes it; null: there is nothing to see */
            paperCheck: ("beforeAcceptance" | "atDelivery" | "never") | null;
            formChecked: boolean;
            acceptedAt: string | null;
            statutoryDueAt: string | null;
            correction: {
                points: string[];
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                dueAt: string;
            } | null;
            refusal: {
                /** @enum {string} */
                ground: "notRequired" | "otherAuthority" | "requirementsNotMet";
                reason: string;
            } | null;
            decidedAt: string | null;
            outcome: ("approved" | "rejected") | null;
            decisionReason: string | null;
            resultNo: string | null;
            deliveredAt: string | null;
            deliveryMethod: ("window" | "courier" | "electronic") | null;
            /** @description 快件: the latest parcel with the result */
            shipment: components["schemas"]["Shipment"] | null;
            closedAt: string | null;
            finishKind: number | null;
            provisional: boolean;
            /** @description a department’s answer that waits for a fee */
            heldStep: ("accept" | "decide") | null;
            /** @description codes of the fees that were paid or exempted */
            settledFees: string[];
            steps: {
                kind: string;
                /** Format: date-time */
                at: string;
                by: {
                    kind: string;
                    orgCode: string | null;
                };
                detail: {
                    [key: string]: unknown;
                } | null;
            }[];
        };
        Shipment: {
            /** Format: uuid */
            shipmentId: string;
            /** @enum {string} */
            status: "requested" | "parked" | "placed" | "collected" | "delivered" | "returned" | "cancelled";
            courier: string;
            trackingNo: string | null;
            /** @description masked */
            recipient: {
                name: string;
                mobile: string;
                address: string;
            };
            /** Format: date-time */
            requestedAt: string;
            placedAt: string | null;
            collectedAt: string | null;
            deliveredAt: string | null;
            returnedAt: string | null;
        };
        CloseApplication: {
            /** @description national finish kind; the usual one of the result unless given */
            finishKind?: number;
        };
        CompleteApplication: {
            /** @enum {string} */
            outcome: "approved" | "rejected";
            reason?: string;
            resultNo?: string;
        };
        RequestCorrections: {
            /** @description everything that must be corrected, told once */
            points: string[];
        };
        DeliverResult: {
            /** @enum {string} */
            method: "window" | "courier" | "electronic";
            /** @description 收件人 of the courier; kept encrypted, shown masked */
            recipient?: {
                name: string;
                mobile: string;
                address: string;
            };
            /** @description 办结核验: the clerk has seen the papers behind what was filed online */
            papersSeen?: boolean;
        };
        DisclosedForm: {
            caseNo: string;
            purpose: string;
            /** @description granted JSON pointer → value, where there is one */
            fields?: {
                [key: string]: unknown;
            };
            /** @description the whole form, for its applicant and for a window */
            form?: unknown;
        };
        RefuseApplication: {
            /** @enum {string} */
            ground: "notRequired" | "otherAuthority" | "requirementsNotMet";
            reason: string;
        };
        ResubmitApplication: {
            form?: {
                [key: string]: unknown;
            };
            materials?: {
                materialCode: string;
                fileRef?: string;
                paperCopies?: number;
            }[];
        };
        SandboxParcelEventInput: {
            /** @enum {string} */
            event: "collected" | "delivered" | "returned";
            /**
             * @description false: the callback is lost for now; the sandbox sends it later
             * @default true
             */
            notify?: boolean;
        };
        SandboxParcel: {
            /** Format: uuid */
            shipmentId: string;
            trackingNo: string;
            /** @enum {string} */
            state: "placed" | "collected" | "delivered" | "returned";
            /** @description status with which the callback was answered; null when none got through */
            notified: number | null;
        };
        /** @description 督办单 */
        SupervisionCard: {
            /** Format: uuid */
            cardId: string;
            caseNo: string;
            taskId: string | null;
            /** @description 监察规则编号 */
            ruleCode: string;
            /**
             * @description warning 预警, yellow 黄牌, red 红牌
             * @enum {string}
             */
            level: "warning" | "yellow" | "red";
            /**
             * @description acceptance 受理, promise 承诺, statutory 法定, delivery 送达, task 部门办理
             * @enum {string}
             */
            kind: "acceptance" | "promise" | "statutory" | "delivery" | "task";
            /** @description 责任部门 */
            orgCode: string;
            regionCode: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            issuedAt: string;
            message: {
                zh: string;
                en: string;
            };
        };
        /** @description 办件监察档案 */
        SupervisedCase: {
            caseNo: string;
            itemCode: string | null;
            /** @description 决定机关; null until acceptance has told it */
            orgCode: string | null;
            regionCode: string | null;
            timeline: components["schemas"]["TimelineEntry"][];
            clocks: components["schemas"]["SupervisionClock"][];
            cards: components["schemas"]["SupervisionCard"][];
            gaps: components["schemas"]["TimelineGap"][];
        };
        /** @description 时间线条目 */
        TimelineEntry: {
            /** Format: uuid */
            eventId: string;
            /** @description the service that told it */
            source: string;
            /** @description that service’s own count of facts of the case */
            sequence: number;
            type: string;
            /** Format: date-time */
            at: string;
            actor: {
                kind: string;
                id: string;
                orgCode: string | null;
            } | null;
            orgCode: string | null;
            taskId: string | null;
            data: {
                [key: string]: unknown;
            };
        };
        /** @description 时钟 */
        SupervisionClock: {
            /**
             * @description acceptance 受理, promise 承诺, statutory 法定, delivery 送达, task 部门办理
             * @enum {string}
             */
            kind: "acceptance" | "promise" | "statutory" | "delivery" | "task";
            taskId: string | null;
            /** @description 责任部门 */
            orgCode: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            dueAt: string;
            /**
             * Format: date-time
             * @description one working day before it is due
             */
            warnAt: string;
            stoppedAt: string | null;
            /**
             * @description breached: past its due time, whether or not it still runs
             * @enum {string}
             */
            state: "running" | "stopped" | "met" | "breached";
            /** @description the year has no holiday notice yet */
            provisional: boolean;
        };
        /** @description 缺失的事实 */
        TimelineGap: {
            caseNo: string;
            source: string;
            /** @description facts received */
            seen: number;
            /** @description highest sequence received */
            highest: number;
            /** @description sequences that never came; empty when a number came twice */
            missing: number[];
        };
        /** @description 监察统计 */
        SupervisionFigures: {
            cases: number;
            acceptedCases: number;
            assignedTasks: number;
            /** @description facts by type */
            facts: {
                [key: string]: number;
            };
            /** @description by kind */
            runningClocks: {
                [key: string]: number;
            };
            /** @description by level */
            cards: {
                [key: string]: number;
            };
            /** @description pairs of case and source whose facts are not contiguous */
            gaps: number;
        };
        /** @description 时钟规则与监察规则 */
        SupervisionRuleBook: {
            clockRules: {
                eventType: string;
                /**
                 * @description acceptance 受理, promise 承诺, statutory 法定, delivery 送达, task 部门办理
                 * @enum {string}
                 */
                kind: "acceptance" | "promise" | "statutory" | "delivery" | "task";
                /** @enum {string} */
                action: "start" | "answer" | "stop" | "end";
                dueField: string | null;
            }[];
            supervisionRules: {
                ruleCode: string;
                /**
                 * @description acceptance 受理, promise 承诺, statutory 法定, delivery 送达, task 部门办理
                 * @enum {string}
                 */
                kind: "acceptance" | "promise" | "statutory" | "delivery" | "task";
                /**
                 * @description warning 预警, yellow 黄牌, red 红牌
                 * @enum {string}
                 */
                level: "warning" | "yellow" | "red";
                /** @enum {string} */
                trigger: "before_due" | "at_due" | "after_due";
                workingDays: number;
                messageZh: string;
                messageEn: string;
                active: boolean;
            }[];
        };
        PaymentChannelList: {
            items: {
                code: string;
                name: string;
            }[];
        };
        LedgerBalance: {
            /** @description over all accounts; zero, or the books are broken */
            sumFen: number;
            postings: number;
            accounts: {
                /** @enum {string} */
                account: "clearing" | "income" | "refundsPayable" | "suspense";
                /** @description channel, or organisation code of the body whose income it is */
                party: string;
                /** @description debit positive, credit negative */
                balanceFen: number;
            }[];
        };
        PaymentOrderPage: {
            items: components["schemas"]["PaymentOrder"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        PaymentOrder: {
            /** Format: uuid */
            orderId: string;
            /** Format: uuid */
            payableId: string;
            caseNo: string;
            channel: string;
            /** @description fen (分) */
            amountFen: number;
            /** @enum {string} */
            status: "created" | "closed" | "paid" | "mismatch" | "refunding" | "refunded";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            paidAt: string | null;
            /** @description what came; differs from the amount only with status mismatch */
            receivedFen: number | null;
        };
        PlaceOrder: {
            /** Format: uuid */
            payableId: string;
            /** @description the first open channel unless given */
            channel?: string;
        };
        PlacedOrder: {
            /** Format: uuid */
            orderId: string;
            /** Format: uuid */
            payableId: string;
            caseNo: string;
            channel: string;
            /** @description fen (分) */
            amountFen: number;
            /** @enum {string} */
            status: "created" | "closed" | "paid" | "mismatch" | "refunding" | "refunded";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            paidAt: string | null;
            /** @description what came; differs from the amount only with status mismatch */
            receivedFen: number | null;
            /**
             * Format: uri
             * @description where the payer goes
             */
            payUrl: string;
        };
        ByHandReason: {
            /** @description why, in words; stays in this service */
            note: string;
        };
        PayableList: {
            items: components["schemas"]["Payable"][];
        };
        Payable: {
            /** Format: uuid */
            payableId: string;
            caseNo: string;
            itemCode: string;
            /** @description 执收单位 */
            collectingOrgCode: string;
            feeCode: string;
            feeName: string;
            /**
             * @description what is held until it is settled
             * @enum {string}
             */
            timing: "beforeAcceptance" | "beforeDecision" | "beforeDelivery";
            /** @description fen (分) */
            amountFen: number;
            /** @enum {string} */
            status: "due" | "paid" | "exempted" | "closed" | "refunded";
            closeReason: ("expired" | "withdrawn" | "caseEnded" | "repriced") | null;
            exemption: ("policy" | "hardship" | "correction" | "nothingDue") | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            settledAt: string | null;
            orders: {
                /** Format: uuid */
                orderId: string;
                channel: string;
                /** @description fen (分) */
                amountFen: number;
                /** @enum {string} */
                status: "created" | "closed" | "paid" | "mismatch" | "refunding" | "refunded";
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                expiresAt: string;
                paidAt: string | null;
                /** @description what came; differs from the amount only with status mismatch */
                receivedFen: number | null;
            }[];
        };
        ExemptPayable: {
            /** @enum {string} */
            reason: "policy" | "hardship" | "correction";
            /** @description why, in words; stays in this service */
            note: string;
        };
        PayableReceipt: {
            /** Format: uuid */
            payableId: string;
            caseNo: string;
            /** @enum {string} */
            status: "due" | "paid" | "exempted" | "closed" | "refunded";
            /** @description fen (分) */
            amountFen: number;
            /** Format: date-time */
            expiresAt: string;
        };
        PayAtSandboxInput: {
            /** @description another amount than was asked for, to try that out */
            amountFen?: number;
            /**
             * @description false: the callback is lost
             * @default true
             */
            notify?: boolean;
        };
        SandboxPayment: {
            /** Format: uuid */
            orderId: string;
            transactionId: string;
            amountFen: number;
            /** Format: date-time */
            paidAt: string;
            /** @description status with which the callback was answered; null when none got through */
            notified: number | null;
        };
        Evaluation: {
            /** Format: uuid */
            invitationId: string;
            caseNo: string;
            /** @enum {string} */
            occasion: "acceptance" | "closing";
            itemCode: string;
            orgCode: string;
            regionCode: string;
            /** @enum {string} */
            state: "open" | "rated" | "lapsed" | "expired";
            /** Format: date-time */
            issuedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description what may still be given, and null when nothing may */
            next: ("first" | "followUp") | null;
            nextUntil: string | null;
            ratings: {
                /** Format: uuid */
                ratingId: string;
                /** @enum {string} */
                turn: "first" | "followUp";
                /** @enum {string} */
                level: "veryGood" | "good" | "fair" | "poor" | "veryPoor";
                tags: string[];
                /** @enum {string} */
                channel: "web" | "mobile" | "qrCode" | "hallTablet" | "hallTerminal" | "sms" | "default";
                /** @description given by the system because nobody rated in time */
                isDefault: boolean;
                /** Format: date-time */
                givenAt: string;
            }[];
            /** @description 差评处置, one for each bad rating */
            handlings: {
                /** @enum {string} */
                turn: "first" | "followUp";
                /** @enum {string} */
                state: "opened" | "contacted" | "verified" | "answered";
                /** Format: date-time */
                contactDueAt: string;
                /** Format: date-time */
                answerDueAt: string;
                answeredAt: string | null;
                /** @description 反馈 of the rated body */
                answer: string | null;
            }[];
        };
        RateCaseInput: {
            caseNo: string;
            /**
             * @default closing
             * @enum {string}
             */
            occasion?: "acceptance" | "closing";
            /**
             * @description 首评 or, once, 追评
             * @default first
             * @enum {string}
             */
            turn?: "first" | "followUp";
            /**
             * @description 满意度, best first
             * @enum {string}
             */
            level: "veryGood" | "good" | "fair" | "poor" | "veryPoor";
            /**
             * @description codes of the list of tags, those that fit the level
             * @default []
             */
            tags?: string[];
            /** @description kept encrypted; shown to the rated body and to who verifies */
            text?: string;
            /** @enum {string} */
            channel: "web" | "mobile" | "qrCode" | "hallTablet" | "hallTerminal" | "sms";
        };
        RatingReceipt: {
            /** Format: uuid */
            ratingId: string;
            /** Format: uuid */
            invitationId: string;
            caseNo: string;
            /** @enum {string} */
            turn: "first" | "followUp";
            /** @enum {string} */
            level: "veryGood" | "good" | "fair" | "poor" | "veryPoor";
            /** Format: date-time */
            givenAt: string;
            /** @description a bad rating: the body must get in touch within the limit */
            handlingOpened: boolean;
        };
        HandlingSummary: {
            /** Format: uuid */
            handlingId: string;
            caseNo: string;
            itemCode: string;
            orgCode: string;
            regionCode: string;
            /** @enum {string} */
            level: "veryGood" | "good" | "fair" | "poor" | "veryPoor";
            /** @enum {string} */
            state: "opened" | "contacted" | "verified" | "answered";
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            contactDueAt: string;
            contactedAt: string | null;
            /** Format: date-time */
            answerDueAt: string;
            answeredAt: string | null;
            provisional: boolean;
            finding: ("genuine" | "mistaken" | "malicious" | "unreachable") | null;
            /** @enum {string} */
            extension: "none" | "requested" | "approved" | "refused";
            /** @description what comes next is past its limit */
            overdue: boolean;
            /** @description whether a limit was missed, now or when it was done */
            late: {
                contact: boolean;
                answer: boolean;
            };
        };
        Handling: {
            /** Format: uuid */
            handlingId: string;
            caseNo: string;
            itemCode: string;
            orgCode: string;
            regionCode: string;
            /** @enum {string} */
            level: "veryGood" | "good" | "fair" | "poor" | "veryPoor";
            /** @enum {string} */
            state: "opened" | "contacted" | "verified" | "answered";
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            contactDueAt: string;
            contactedAt: string | null;
            /** Format: date-time */
            answerDueAt: string;
            answeredAt: string | null;
            provisional: boolean;
            finding: ("genuine" | "mistaken" | "malicious" | "unreachable") | null;
            /** @enum {string} */
            extension: "none" | "requested" | "approved" | "refused";
            /** @description what comes next is past its limit */
            overdue: boolean;
            /** @description whether a limit was missed, now or when it was done */
            late: {
                contact: boolean;
                answer: boolean;
            };
            /** Format: uuid */
            ratingId: string;
            /** @enum {string} */
            occasion: "acceptance" | "closing";
            /** @enum {string} */
            turn: "first" | "followUp";
            tags: string[];
            /** @enum {string} */
            complexity: "simple" | "complex";
            attempts: number;
            reached: boolean;
            version: number;
            steps: {
                kind: string;
                /** Format: date-time */
                at: string;
                by: {
                    kind: string;
                    orgCode: string | null;
                };
                outcome: string | null;
                noteId: string | null;
            }[];
        };
        HandlingAnswer: {
            /** @description shown to the person */
            text: string;
        };
        HandlingReceipt: {
            /** Format: uuid */
            handlingId: string;
            caseNo: string;
            /** @enum {string} */
            state: "opened" | "contacted" | "verified" | "answered";
            version: number;
            /** Format: date-time */
            contactDueAt: string;
            /** Format: date-time */
            answerDueAt: string;
            /** @description no holiday notice tells yet of some of the days, so dates may move */
            provisional: boolean;
            /** @enum {string} */
            complexity: "simple" | "complex";
            finding: ("genuine" | "mistaken" | "malicious" | "unreachable") | null;
            /** @enum {string} */
            extension: "none" | "requested" | "approved" | "refused";
        };
        HandlingContact: {
            /** @enum {string} */
            outcome: "reached" | "unreachable";
            /** @description what was said; kept encrypted */
            note: string;
        };
        ExtensionRequest: {
            reason: string;
        };
        ExtensionDecision: {
            approved: boolean;
        };
        HandlingTexts: {
            /** Format: uuid */
            handlingId: string;
            /** @description what the person wrote */
            rating: string | null;
            notes: {
                /** Format: uuid */
                noteId: string;
                text: string;
            }[];
            answer: string | null;
        };
        HandlingVerificationInput: {
            /**
             * @description 属实、误评、恶意、无法联系
             * @enum {string}
             */
            finding: "genuine" | "mistaken" | "malicious" | "unreachable";
            /**
             * @description which limit the answer has
             * @default simple
             * @enum {string}
             */
            complexity?: "simple" | "complex";
            /** @description on what grounds; kept encrypted */
            note: string;
        };
        EvaluationIndicator: {
            /** @description organisation, item or region code, as asked for */
            key: string;
            /** @description services that a person rated and whose rating stands */
            active: number;
            /** @description services with the system’s default rating only; in no average */
            defaults: number;
            followUps: number;
            /** @description 误评 and 恶意, not counted */
            excluded: number;
            levels: {
                veryGood: number;
                good: number;
                fair: number;
                poor: number;
                veryPoor: number;
            } | null;
            /** @description 5 the best, two decimals; null for fewer than 3 ratings */
            average: number | null;
            /** @description levels and average are held back, because so few ratings could be traced to people */
            suppressed: boolean;
        };
        IssuedLink: {
            /** Format: uuid */
            invitationId: string;
            /** @description shown once; every link before it is void */
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        RateByLinkInput: {
            /**
             * @description 首评 or, once, 追评
             * @default first
             * @enum {string}
             */
            turn?: "first" | "followUp";
            /**
             * @description 满意度, best first
             * @enum {string}
             */
            level: "veryGood" | "good" | "fair" | "poor" | "veryPoor";
            /**
             * @description codes of the list of tags, those that fit the level
             * @default []
             */
            tags?: string[];
            /** @description kept encrypted; shown to the rated body and to who verifies */
            text?: string;
            /** @enum {string} */
            channel: "web" | "mobile" | "qrCode" | "hallTablet" | "hallTerminal" | "sms";
        };
        RatingRecord: {
            /** Format: uuid */
            ratingId: string;
            caseNo: string;
            /** @enum {string} */
            occasion: "acceptance" | "closing";
            itemCode: string;
            orgCode: string;
            regionCode: string;
            applicantKind: ("person" | "legalPerson") | null;
            /** @enum {string} */
            turn: "first" | "followUp";
            /** @enum {string} */
            level: "veryGood" | "good" | "fair" | "poor" | "veryPoor";
            satisfaction: {
                /** @description GB/T 39046 A.8: 1 the best */
                national: string;
                /** @description national and Zhejiang feed: 5 the best */
                feed: string;
            };
            /** @enum {string} */
            channel: "web" | "mobile" | "qrCode" | "hallTablet" | "hallTerminal" | "sms" | "default";
            /** @description 评价渠道 (pf) of the Zhejiang feed */
            channelCode: string;
            /** @description 1 first, 2 follow-up */
            assessNumber: number;
            tags: string[];
            hasText: boolean;
            isDefault: boolean;
            /** @description 误评 or 恶意: not counted */
            excluded: boolean;
            /** Format: date-time */
            givenAt: string;
        };
        RatingTag: {
            code: string;
            /** @enum {string} */
            tone: "praise" | "complaint";
            zh: string;
            en: string;
        };
        NotificationPage: {
            items: components["schemas"]["Notification"][];
            /** @description cursor of the next page, null at the end */
            next: string | null;
        };
        Notification: {
            /** Format: uuid */
            notificationId: string;
            /** Format: uuid */
            eventId: string;
            eventType: string;
            ruleCode: string;
            /** @description `applicant` of the case, `organisation:<code>` for its officers, or `account:<id>` */
            recipient: string;
            caseNo: string;
            /** @enum {string} */
            state: "pending" | "sent" | "parked" | "skipped" | "expanded" | "dropped";
            /** @description why it was skipped: noContact, noOfficers, nothingToRate */
            reason: string | null;
            contactMasked: string | null;
            /** @description through which it was sent */
            channel: string | null;
            templateCode: string;
            templateVersion: number | null;
            /** @enum {string} */
            language: "zh" | "en";
            attempts: number;
            /** @description error code */
            lastError: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description while it waits */
            nextAttemptAt: string | null;
            sentAt: string | null;
        };
        NotificationHandled: {
            /** Format: uuid */
            notificationId: string;
            /** @enum {string} */
            state: "pending" | "dropped";
        };
        AdministeredAccount: {
            id: string;
            /** @enum {string} */
            kind: "person" | "legalPerson" | "officer";
            /** @description Masked where it is a mobile or identity number. */
            login: string;
            /** @description Masked for persons and agents (*小明); an officer’s name is not. */
            displayName: string | null;
            orgCode: string | null;
            orgName: string | null;
            regionCode: string | null;
            /** @description 岗位 of an officer, by code. */
            posts: string[];
            realNameLevel: number | null;
            /** @description The password is an initial one, which the next login asks to change. */
            mustChangePassword: boolean;
            disabledAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ImportedOfficers: {
            counts: {
                created: number;
                updated: number;
                unchanged: number;
                refused: number;
            };
            lines: {
                /** @description From 1, in the order sent. */
                line: number;
                /** @enum {string} */
                outcome: "created" | "updated" | "unchanged" | "refused";
                /** @description Account id, or code of the organisation or post; null where it was refused. */
                id: string | null;
                problems: {
                    /** @description Name of the field, empty for the line as a whole. */
                    field: string;
                    /** @enum {string} */
                    code: "invalid" | "unknown" | "repeated" | "taken" | "own";
                    detail: string;
                }[];
                /** @description Shown in this answer only, and in no repetition of the request: reset the password if the answer was lost. */
                initialPassword: string | null;
            }[];
        };
        ChangedAccount: {
            id: string;
            /** @enum {string} */
            state: "enabled" | "disabled";
        };
        ResetPassword: {
            id: string;
            /** @description Shown in this answer only, and in no repetition of the request: reset the password if the answer was lost. */
            initialPassword: string | null;
        };
        AdminAction: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @description Kind and id of the account or client that did it; `command` with its name where it was done on the machine. */
            actor: {
                kind: string;
                id: string;
            };
            /** @description Such as account.disabled or client.secret-rotated; more may come. */
            action: string;
            /** @description Account id, client id, organisation or post code. */
            target: string;
            /** @description Codes and names of fields; never a secret or personal data. */
            details: {
                [key: string]: unknown;
            };
        };
        AdministeredClient: {
            clientId: string;
            /** @enum {string} */
            kind: "system" | "service" | "public";
            name: string;
            orgCode: string | null;
            permissions: string[];
            apiAccess: boolean;
            redirectUris: string[];
            postLogoutRedirectUris: string[];
            /** @description Until when the secret before the present one is good too. */
            previousSecretUntil: string | null;
            disabledAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        RegisteredClient: {
            clientId: string;
            /** @description Shown in this answer only: null in a repetition of the request, and for a front end. Rotate it if the answer was lost. */
            clientSecret: string | null;
        };
        ChangedClient: {
            clientId: string;
            /** @enum {string} */
            state: "enabled" | "disabled";
        };
        RotatedSecret: {
            clientId: string;
            /** @description Shown in this answer only: null in a repetition of the request, and for a front end. Rotate it if the answer was lost. */
            clientSecret: string | null;
            previousSecretUntil: string | null;
        };
        AdministeredOrganisation: {
            orgCode: string;
            name: string;
            shortName: string;
            regionCode: string;
        };
        AuthImportReport: {
            counts: {
                created: number;
                updated: number;
                unchanged: number;
                refused: number;
            };
            lines: components["schemas"]["ImportedLine"][];
        };
        ImportedLine: {
            /** @description From 1, in the order sent. */
            line: number;
            /** @enum {string} */
            outcome: "created" | "updated" | "unchanged" | "refused";
            /** @description Account id, or code of the organisation or post; null where it was refused. */
            id: string | null;
            problems: {
                /** @description Name of the field, empty for the line as a whole. */
                field: string;
                /** @enum {string} */
                code: "invalid" | "unknown" | "repeated" | "taken" | "own";
                detail: string;
            }[];
        };
        AdministeredPost: {
            code: string;
            name: string;
            permissions: string[];
        };
        Me: {
            /** @description Account id, or client id of a system or service. */
            id: string;
            /** @enum {string} */
            kind: "person" | "legalPerson" | "officer" | "system" | "service";
            /** @description Masked for persons and agents (*小明). */
            displayName: string | null;
            /** @description 统一社会信用代码. */
            orgCode: string | null;
            orgName: string | null;
            regionCode: string | null;
            /** @description Persons 1–3, rising; legal persons 1–4, falling. */
            realNameLevel: number | null;
            permissions: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    figureAdmin_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureState"];
                };
            };
        };
    };
    figureAdmin_recount: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureRecount"];
                };
            };
        };
    };
    messagingAdmin_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingFigures"];
                };
            };
        };
    };
    messagingAdmin_readCopies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateCopies"];
                };
            };
        };
    };
    messagingAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "replayed" | "dropped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterSummary"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    messagingAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
        };
    };
    messagingAdmin_drop: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDropped"];
                };
            };
        };
    };
    messagingAdmin_replay: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplayRequested"];
                };
            };
        };
    };
    messagingAdmin_readLag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumerLag"];
                };
            };
        };
    };
    law_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawArticleDetail"];
                };
            };
        };
    };
    law_items: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitingItemPage"];
                };
            };
        };
    };
    category_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemCategoryList"];
                };
            };
        };
    };
    category_map: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: string;
                sourceCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappedCategory"];
            };
        };
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    category_extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryExtension"];
            };
        };
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    directory_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description words of the name; all must occur */
                q?: string;
                /** @description 事项类型 */
                category?: string;
                /** @description 行使层级 */
                level?: string;
                /** @description 上级条目 */
                parent?: string;
                /** @description 适用区域: the region and everything below it */
                region?: string;
                status?: "planned" | "active" | "suspended" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryPage"];
                };
            };
        };
    };
    directoryManagement_create: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDirectoryEntryInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryState"];
                };
            };
        };
    };
    directory_counts: {
        parameters: {
            query?: {
                /** @description 适用区域: the region and everything below it */
                region?: string;
                /** @description first day of the period, as the office counts days; missing: from the beginning */
                from?: string;
                /** @description last day of the period; missing: until now */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryCounts"];
                };
            };
        };
    };
    directoryManagement_merge: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryMergeInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryStates"];
                };
            };
        };
    };
    directory_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                catalogueCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryDetail"];
                };
            };
        };
    };
    directoryManagement_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                catalogueCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedDirectoryEntryInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryState"];
                };
            };
        };
    };
    directory_items: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                catalogueCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryItemPage"];
                };
            };
        };
    };
    drawnItem_draw: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                catalogueCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrawnItemInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    directoryManagement_move: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                catalogueCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryMove"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryState"];
                };
            };
        };
    };
    directoryManagement_split: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                catalogueCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectorySplitInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryStates"];
                };
            };
        };
    };
    directory_versions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                catalogueCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryVersionPage"];
                };
            };
        };
    };
    export_send: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx" | "jsonl" | "zip";
                /** @description this platform’s own table, or the national UP_TASK_* tables */
                layout?: "items" | "national";
                /** @description what the public sees, or the newest version of each item, drafts included */
                versions?: "inForce" | "latest";
                /** @description with everything below, for who publishes or reviews; their own without it */
                region?: string;
                orgCode?: string;
                category?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    figure_counts: {
        parameters: {
            query?: {
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description 实施主体统一社会信用代码; goes before a region */
                orgCode?: string;
                /** @description 事项类型、星级、网办级别、网办深度、下级行政区划 (and the region itself for what its own bodies have) */
                by?: "category" | "star" | "grade" | "depth" | "region";
                /** @description as of the end of this day; now without it */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemCounts"];
                };
            };
        };
    };
    figure_bodies: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description as of the end of this day; now without it */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyItemCounts"];
                };
            };
        };
    };
    figure_series: {
        parameters: {
            query: {
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description 实施主体统一社会信用代码; goes before a region */
                orgCode?: string;
                by?: "all" | "category" | "star" | "grade" | "depth";
                from: string;
                to: string;
                step?: "day" | "month";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemCountSeries"];
                };
            };
        };
    };
    figure_simplified: {
        parameters: {
            query: {
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description 实施主体统一社会信用代码; goes before a region */
                orgCode?: string;
                /** @description first day */
                from: string;
                /** @description last day */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simplification"];
                };
            };
        };
    };
    figure_export: {
        parameters: {
            query: {
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description 实施主体统一社会信用代码; goes before a region */
                orgCode?: string;
                /** @description first day */
                from: string;
                /** @description last day */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    figure_items: {
        parameters: {
            query: {
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description 实施主体统一社会信用代码; goes before a region */
                orgCode?: string;
                /** @description first day */
                from: string;
                /** @description last day */
                to: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimplifiedPage"];
                };
            };
        };
    };
    form_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormGroupList"];
                };
            };
        };
    };
    form_one: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormGroup"];
                };
            };
        };
    };
    form_addGroup: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFormGroup"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormGroup"];
                };
            };
        };
    };
    form_tryForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormCheck"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormCheckAnswer"];
                };
            };
        };
    };
    form_tryTable: {
        parameters: {
            query?: {
                /** @description title of the form */
                title?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormCheckAnswer"];
                };
            };
        };
    };
    importJobs_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemImportList"];
                };
            };
        };
    };
    importJobs_send: {
        parameters: {
            query?: {
                /** @description what the columns mean: this platform’s own table, a Sichuan item list, or the national UP_TASK_* tables */
                layout?: "items" | "sichuan" | "national";
                /** @description publish what lands and what changes; drafts otherwise. Needs item.publish */
                publish?: string;
                /** @description 试运行: report only, change nothing */
                dryRun?: string;
            };
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedImport"];
                };
            };
        };
    };
    servicePoint_run: {
        parameters: {
            query?: {
                /** @description tell what would happen, and store nothing */
                dryRun?: string;
            };
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePointImportReport"];
                };
            };
        };
    };
    importJobs_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemImport"];
                };
            };
        };
    };
    importJobs_problems: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemImportProblemList"];
                };
            };
        };
    };
    law_laws: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description 法规名称, or how it begins */
                name?: string;
                /** @description 文号, exactly */
                documentNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawPage"];
                };
            };
        };
    };
    law_articles: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawArticlePage"];
                };
            };
        };
    };
    powerList_find: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                kind?: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description the lists in force on this day; today without it */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListPage"];
                };
            };
        };
    };
    powerList_current: {
        parameters: {
            query?: {
                /** @description the version in force on this day; today without it */
                on?: string;
            };
            header?: never;
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerList"];
                };
            };
        };
    };
    powerListManagement_all: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListVersions"];
                };
            };
        };
    };
    powerListManagement_draftEntries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description 责任部门统一社会信用代码 */
                orgCode?: string;
                /** @description 类别; of a list of powers the national code of the category */
                category?: string;
            };
            header?: never;
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListEntryPage"];
                };
            };
        };
    };
    powerList_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListVersions"];
                };
            };
        };
    };
    powerListManagement_create: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPowerListVersionInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListState"];
                };
            };
        };
    };
    powerListManagement_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PowerListHeadInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListState"];
                };
            };
        };
    };
    powerList_entries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description 责任部门统一社会信用代码 */
                orgCode?: string;
                /** @description 类别; of a list of powers the national code of the category */
                category?: string;
            };
            header?: never;
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListEntryPage"];
                };
            };
        };
    };
    powerListManagement_changeEntries: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PowerListEntryChangesInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListState"];
                };
            };
        };
    };
    powerList_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    powerListManagement_publish: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListState"];
                };
            };
        };
    };
    powerListManagement_withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                /** @description 权力清单、责任清单、企业投资负面清单、财政专项资金管理清单 */
                kind: "power" | "responsibility" | "investment" | "funds";
                /** @description 行政区划代码 of the government, in its shortest form */
                region: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerListState"];
                };
            };
        };
    };
    qualityReport_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityReports"];
                };
            };
        };
    };
    qualityReport_ask: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QualityReportRequest"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityReport"];
                };
            };
        };
    };
    qualityReport_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityReport"];
                };
            };
        };
    };
    qualityReport_findings: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                orgCode?: string;
                /** @description 事项类型, GB/T 39046 A.1 */
                category?: string;
                rule?: string;
                severity?: "error" | "warning";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityFindingPage"];
                };
            };
        };
    };
    qualityReport_tallies: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                orgCode?: string;
                /** @description 事项类型, GB/T 39046 A.1 */
                category?: string;
                rule?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityTallyPage"];
                };
            };
        };
    };
    qualityRule_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityRules"];
                };
            };
        };
    };
    qualityRule_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QualityRuleChange"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityRule"];
                };
            };
        };
    };
    report_batch: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemReportBatch"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReportBatchReceipt"];
                };
            };
        };
    };
    review_opineMany: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemReviewOpinionsInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReviewOpinionsReceipt"];
                };
            };
        };
    };
    review_steps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReviewProcedure"];
                };
            };
        };
    };
    review_find: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description 审核状态; `open` unless a batch is asked for */
                status?: "open" | "withdrawn" | "returned" | "passed" | "refused";
                /** @description the step that is due, or the last one done */
                step?: number;
                /** @description 实施主体统一社会信用代码 */
                orgCode?: string;
                /** @description 报送批次 */
                batchId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReviewPage"];
                };
            };
        };
    };
    review_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReview"];
                };
            };
        };
    };
    review_opine: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemReviewOpinionInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReviewReceipt"];
                };
            };
        };
    };
    review_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
                round: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReportedContent"];
                };
            };
        };
    };
    report_withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemReportWithdrawal"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReviewReceipt"];
                };
            };
        };
    };
    search_find: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                /** @description 实施主体统一社会信用代码 */
                orgCode?: string;
                /** @description name of the implementing body, exactly */
                department?: string;
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description 事项类型, GB/T 39046 A.1 */
                category?: string;
                /** @description 服务对象 */
                audience?: "naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation";
                /** @description 个人办事、法人办事: natural persons, or organisations of any kind, public bodies too */
                applicant?: "person" | "legalPerson";
                /** @description 星级 */
                star?: "0" | "3" | "4" | "5";
                /** @description 网上办理深度 that the item reaches */
                depth?: "consultation" | "receipt" | "preReview" | "acceptance" | "handling" | "resultFeedback" | "licenceFeedback" | "other";
                /** @description 网办级别, Ⅰ-Ⅳ */
                grade?: "grade1" | "grade2" | "grade3" | "grade4";
                /** @description 自然人主题分类: a code of the themes */
                personTopic?: string;
                /** @description 法人主题分类: a code of the themes */
                legalPersonTopic?: string;
                /** @description 人生事件: a code of the life events */
                lifeEvent?: string;
                /** @description 服务网点: what this hall or counter accepts */
                servicePoint?: string;
                /** @description words, a question as people ask it, or a code of an item */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
        };
    };
    search_missed: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description first day */
                from?: string;
                /** @description last day */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchMissPage"];
                };
            };
        };
    };
    servicePoint_find: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description latitude,longitude in degrees: nearest first */
                near?: string;
                /** @description with `near`: how far at most, in km */
                within?: number;
                /** @description points that accept this item */
                itemCode?: string;
                /** @description points that accept all items of this department */
                orgCode?: string;
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description 网点类型 */
                kind?: "hall" | "branch" | "town" | "village" | "selfService";
                /** @description only points that are open at this minute; a page may then be shorter than `limit` */
                openNow?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePointPage"];
                };
            };
        };
    };
    servicePoint_add: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewServicePointInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePointState"];
                };
            };
        };
    };
    servicePoint_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePointDetail"];
                };
            };
        };
    };
    servicePoint_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServicePointContentInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePointState"];
                };
            };
        };
    };
    servicePoint_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    qualityRule_criteria: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StarCriteria"];
                };
            };
        };
    };
    history_succeed: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemSuccessionRequest"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemSuccession"];
                };
            };
        };
    };
    search_complete: {
        parameters: {
            query: {
                /** @description what is typed so far */
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchSuggestions"];
                };
            };
        };
    };
    vocabulary_listSynonyms: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchSynonymPage"];
                };
            };
        };
    };
    vocabulary_putSynonym: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                word: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 同义词 as items write it */
                    means: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchSynonym"];
                };
            };
        };
    };
    vocabulary_removeSynonym: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                word: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        word: string;
                    };
                };
            };
        };
    };
    toldBodies_list: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                source: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldBodyPage"];
                };
            };
        };
    };
    toldBodies_put: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToldBodyInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldBody"];
                };
            };
        };
    };
    toldBodies_remove: {
        parameters: {
            query: {
                /** @description whole local code, code of the body as its lines tell it, or 部门名称@行政区划 for lines with a placeholder */
                told: string;
            };
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        told: string;
                    };
                };
            };
        };
    };
    vocabulary_listTopics: {
        parameters: {
            query?: {
                /** @description 自然人主题、法人主题、人生事件; all without it */
                kind?: "person" | "legalPerson" | "lifeEvent";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueTopicList"];
                };
            };
        };
    };
    vocabulary_putTopic: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                kind: "person" | "legalPerson" | "lifeEvent";
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    position: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueTopic"];
                };
            };
        };
    };
    department_find: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentPage"];
                };
            };
        };
    };
    item_find: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description 实施主体统一社会信用代码 */
                orgCode?: string;
                /** @description name of the implementing body, exactly */
                department?: string;
                /** @description 行政区划代码: the region and everything below it */
                region?: string;
                /** @description 事项类型, GB/T 39046 A.1 */
                category?: string;
                /** @description 服务对象 */
                audience?: "naturalPerson" | "enterprise" | "publicInstitution" | "socialOrganisation" | "government" | "otherOrganisation";
                /** @description 个人办事、法人办事: natural persons, or organisations of any kind, public bodies too */
                applicant?: "person" | "legalPerson";
                /** @description 星级 */
                star?: "0" | "3" | "4" | "5";
                /** @description 网上办理深度 that the item reaches */
                depth?: "consultation" | "receipt" | "preReview" | "acceptance" | "handling" | "resultFeedback" | "licenceFeedback" | "other";
                /** @description 网办级别, Ⅰ-Ⅳ */
                grade?: "grade1" | "grade2" | "grade3" | "grade4";
                /** @description 自然人主题分类: a code of the themes */
                personTopic?: string;
                /** @description 法人主题分类: a code of the themes */
                legalPersonTopic?: string;
                /** @description 人生事件: a code of the life events */
                lifeEvent?: string;
                /** @description 服务网点: what this hall or counter accepts */
                servicePoint?: string;
                /** @description words; all must occur in name, department or result */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemPage"];
                };
            };
        };
    };
    itemManagement_create: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewItemInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    import_run: {
        parameters: {
            query?: {
                /** @description publish what lands; drafts otherwise. Needs item.publish */
                publish?: string;
            };
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    item_current: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemDetail"];
                };
            };
        };
    };
    guide_guide: {
        parameters: {
            query?: {
                /** @description a version that is or was published; the one in force without it */
                version?: number;
            };
            header?: never;
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemGuide"];
                };
            };
        };
    };
    guide_page: {
        parameters: {
            query?: {
                /** @description a version that is or was published; the one in force without it */
                version?: number;
            };
            header?: never;
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_handlingItems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlingItems"];
                };
            };
        };
    };
    drawnItem_issue: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemDefinitionInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    identity_identity: {
        parameters: {
            query?: {
                /** @description missing: as `Accept` asks */
                format?: "json" | "html";
            };
            header?: never;
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemIdentity"];
                };
            };
        };
    };
    history_track: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemTrackCard"];
                };
            };
        };
    };
    itemManagement_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionHistory"];
                };
            };
        };
    };
    itemManagement_revise: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemDefinitionInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    history_diff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                a: number;
                b: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionDiff"];
                };
            };
        };
    };
    item_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemDetail"];
                };
            };
        };
    };
    itemManagement_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemDefinitionInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedItemDraft"];
                };
            };
        };
    };
    itemManagement_cancel: {
        parameters: {
            query: {
                /** @description 依据: the decision or document */
                basis: string;
            };
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    itemManagement_readDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemDetail"];
                };
            };
        };
    };
    item_form: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    draftForm_byForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedItemDraft"];
                };
            };
        };
    };
    draftForm_byTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedItemDraft"];
                };
            };
        };
    };
    item_guide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The guide */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    itemPlans_planCancellation: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlannedCancellation"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    itemQuality_problems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionProblems"];
                };
            };
        };
    };
    itemManagement_publish: {
        parameters: {
            query?: {
                /** @description 依据: the decision or document */
                basis?: string;
            };
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    itemManagement_resume: {
        parameters: {
            query?: {
                /** @description 依据: the decision or document */
                basis?: string;
            };
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    report_ofVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReviewsOfVersion"];
                };
            };
        };
    };
    report_report: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemReportRequest"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemReviewReceipt"];
                };
            };
        };
    };
    itemQuality_star: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionStar"];
                };
            };
        };
    };
    itemManagement_suspend: {
        parameters: {
            query?: {
                /** @description 依据: the decision or document */
                basis?: string;
            };
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    itemPlans_unschedule: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                itemCode: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    region_find: {
        parameters: {
            query?: {
                /** @description the region whose parts are wanted; the provinces without it */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionList"];
                };
            };
        };
    };
    region_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
        };
    };
    acceptance_messagingAdmin_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingFigures"];
                };
            };
        };
    };
    acceptance_messagingAdmin_readCopies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateCopies"];
                };
            };
        };
    };
    acceptance_messagingAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "replayed" | "dropped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterSummary"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    acceptance_messagingAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
        };
    };
    acceptance_messagingAdmin_drop: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDropped"];
                };
            };
        };
    };
    acceptance_messagingAdmin_replay: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplayRequested"];
                };
            };
        };
    };
    acceptance_messagingAdmin_readLag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumerLag"];
                };
            };
        };
    };
    shipmentAdmin_shipments: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "requested" | "parked" | "placed" | "collected" | "delivered" | "returned" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentPage"];
                };
            };
        };
    };
    shipmentAdmin_cancel: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                shipmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandledShipment"];
                };
            };
        };
    };
    shipmentAdmin_retry: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                shipmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandledShipment"];
                };
            };
        };
    };
    case_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description mine: one’s own, newest first; window: open work of the clerk’s region, oldest first */
                view?: "mine" | "window";
                /** @description with view=window: what waits for acceptance, or for delivery and closing */
                work?: "accept" | "deliver";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
        };
    };
    case_file: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileApplicationInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    case_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
        };
    };
    caseActions_accept: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    caseActions_close: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseApplication"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    caseActions_complete: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteApplication"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    caseActions_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestCorrections"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    caseActions_deliver: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliverResult"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    form_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosedForm"];
                };
            };
        };
    };
    caseActions_refuse: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseApplication"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    caseActions_resubmit: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResubmitApplication"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    withdrawal_withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReceipt"];
                };
            };
        };
    };
    sandboxCourier_happen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxParcelEventInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxParcel"];
                };
            };
        };
    };
    deliveryAdmin_findAll: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            deliveryId: string;
                            orgCode: string;
                            /** @enum {string} */
                            channel: "kafka" | "pull" | "workbench";
                            /** Format: uuid */
                            taskId: string;
                            caseNo: string;
                            /** @enum {string} */
                            state: "pending" | "parked";
                            attempts: number;
                            error: string | null;
                            /** Format: date-time */
                            nextAttemptAt: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    deliveryAdmin_replay: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        deliveryId: string;
                        /** @enum {string} */
                        state: "pending";
                    };
                };
            };
        };
    };
    dispatch_messagingAdmin_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingFigures"];
                };
            };
        };
    };
    dispatch_messagingAdmin_readCopies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateCopies"];
                };
            };
        };
    };
    dispatch_messagingAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "replayed" | "dropped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterSummary"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    dispatch_messagingAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
        };
    };
    dispatch_messagingAdmin_drop: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDropped"];
                };
            };
        };
    };
    dispatch_messagingAdmin_replay: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplayRequested"];
                };
            };
        };
    };
    dispatch_messagingAdmin_readLag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumerLag"];
                };
            };
        };
    };
    departmentTask_read: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description seconds to wait for a task when there is none */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            taskId: string;
                            caseNo: string;
                            itemCode: string;
                            itemVersion: number;
                            itemName: string;
                            regionCode: string;
                            orgCode: string;
                            /** @enum {string} */
                            purpose: "acceptance" | "handling";
                            lead: boolean;
                            stage: number;
                            /** Format: date-time */
                            assignedAt: string;
                            /** Format: date-time */
                            dueAt: string;
                        }[];
                        /** @description cursor after the last task given; ask again with it. Without a cursor: from the oldest open task */
                        next: string | null;
                    };
                };
            };
        };
    };
    departmentTask_answerAcceptance: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "accept";
                } | {
                    /** @enum {string} */
                    kind: "refuse";
                    /** @enum {string} */
                    ground: "notRequired" | "otherAuthority" | "requirementsNotMet";
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "correct";
                    points: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    departmentTask_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    departmentTask_decide: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "approved" | "rejected";
                    /** @description 理由; required when rejected (行政许可法 art. 38) */
                    reason?: string;
                    /** @description 证照或批文编号 */
                    resultNo?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    departmentTask_issueGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description what the fields are needed for; it is audited */
                    purpose: string;
                    /** @description JSON pointers; all that are visible if absent */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grant: string;
                        caseNo: string;
                        fields: string[];
                        expiresInSeconds: number;
                    };
                };
            };
        };
    };
    departmentTask_complete: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    result: "approved" | "rejected";
                    /** @description 办理意见 */
                    opinion: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    departmentTask_recordStep: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 审查、审核、审批 … */
                    link: string;
                    /** Format: date-time */
                    startedAt?: string;
                    /** Format: date-time */
                    endedAt?: string;
                };
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    workbench_findAll: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description open: assigned, acknowledged and in progress, the most overdue first */
                state?: "open" | "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            taskId: string;
                            caseNo: string;
                            itemCode: string;
                            itemVersion: number;
                            itemName: string;
                            regionCode: string;
                            /** @enum {string} */
                            purpose: "acceptance" | "handling";
                            lead: boolean;
                            stage: number;
                            /** @enum {string} */
                            state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                            /** @enum {string} */
                            channel: "kafka" | "pull" | "workbench";
                            /** Format: date-time */
                            assignedAt: string;
                            acknowledgedAt: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            provisional: boolean;
                            overdue: boolean;
                            result: ("approved" | "rejected") | null;
                            completedAt: string | null;
                        }[];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    workbench_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        itemCode: string;
                        itemVersion: number;
                        itemName: string;
                        regionCode: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        lead: boolean;
                        stage: number;
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        /** @enum {string} */
                        channel: "kafka" | "pull" | "workbench";
                        /** Format: date-time */
                        assignedAt: string;
                        acknowledgedAt: string | null;
                        /** Format: date-time */
                        dueAt: string;
                        provisional: boolean;
                        overdue: boolean;
                        result: ("approved" | "rejected") | null;
                        completedAt: string | null;
                        /** @enum {string} */
                        caseState: "waiting" | "accepting" | "handling" | "decided" | "ended";
                        opinion: string | null;
                        /** @description whether this department may give the combined decision now */
                        decidable: boolean;
                        /** @description the other departments of the same case */
                        participants: {
                            orgCode: string;
                            orgName: string;
                            lead: boolean;
                            stage: number;
                            /** Format: date-time */
                            dueAt: string;
                            /**
                             * @description planned: its stage has not begun
                             * @enum {string}
                             */
                            state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled" | "planned";
                            result: ("approved" | "rejected") | null;
                        }[];
                        steps: {
                            stepNo: number;
                            link: string;
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            endedAt: string;
                            recordedBy: string;
                        }[];
                    };
                };
            };
        };
    };
    workbench_answerAcceptance: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "accept";
                } | {
                    /** @enum {string} */
                    kind: "refuse";
                    /** @enum {string} */
                    ground: "notRequired" | "otherAuthority" | "requirementsNotMet";
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "correct";
                    points: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    workbench_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    workbench_decide: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "approved" | "rejected";
                    /** @description 理由; required when rejected (行政许可法 art. 38) */
                    reason?: string;
                    /** @description 证照或批文编号 */
                    resultNo?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    workbench_issueGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description what the fields are needed for; it is audited */
                    purpose: string;
                    /** @description JSON pointers; all that are visible if absent */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grant: string;
                        caseNo: string;
                        fields: string[];
                        expiresInSeconds: number;
                    };
                };
            };
        };
    };
    workbench_complete: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    result: "approved" | "rejected";
                    /** @description 办理意见 */
                    opinion: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    workbench_recordStep: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 审查、审核、审批 … */
                    link: string;
                    /** Format: date-time */
                    startedAt?: string;
                    /** Format: date-time */
                    endedAt?: string;
                };
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        taskId: string;
                        caseNo: string;
                        /** @enum {string} */
                        purpose: "acceptance" | "handling";
                        /** @enum {string} */
                        state: "assigned" | "acknowledged" | "inProgress" | "completed" | "cancelled";
                        result: ("approved" | "rejected") | null;
                        answer: ("accept" | "refuse" | "correct") | null;
                        /** @description of the step that was recorded */
                        stepNo?: number;
                    };
                };
            };
        };
    };
    monitoring_messagingAdmin_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingFigures"];
                };
            };
        };
    };
    monitoring_messagingAdmin_readCopies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateCopies"];
                };
            };
        };
    };
    monitoring_messagingAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "replayed" | "dropped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterSummary"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    monitoring_messagingAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
        };
    };
    monitoring_messagingAdmin_drop: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDropped"];
                };
            };
        };
    };
    monitoring_messagingAdmin_replay: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplayRequested"];
                };
            };
        };
    };
    monitoring_messagingAdmin_readLag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumerLag"];
                };
            };
        };
    };
    supervision_cards: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description warning 预警, yellow 黄牌, red 红牌 */
                level?: "warning" | "yellow" | "red";
                /** @description 责任部门 */
                org?: string;
                /** @description the region and everything below it */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SupervisionCard"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    supervision_ofCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisedCase"];
                };
            };
        };
    };
    supervision_figures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionFigures"];
                };
            };
        };
    };
    supervision_gaps: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineGap"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    supervision_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionRuleBook"];
                };
            };
        };
    };
    payment_messagingAdmin_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingFigures"];
                };
            };
        };
    };
    payment_messagingAdmin_readCopies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateCopies"];
                };
            };
        };
    };
    payment_messagingAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "replayed" | "dropped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterSummary"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    payment_messagingAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
        };
    };
    payment_messagingAdmin_drop: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDropped"];
                };
            };
        };
    };
    payment_messagingAdmin_replay: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplayRequested"];
                };
            };
        };
    };
    payment_messagingAdmin_readLag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumerLag"];
                };
            };
        };
    };
    payment_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentChannelList"];
                };
            };
        };
    };
    ledger_balance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerBalance"];
                };
            };
        };
    };
    payment_orders: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "mismatch" | "refunding";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOrderPage"];
                };
            };
        };
    };
    payment_place: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
        };
    };
    payment_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOrder"];
                };
            };
        };
    };
    payment_refund: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByHandReason"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOrder"];
                };
            };
        };
    };
    payment_payables: {
        parameters: {
            query: {
                caseNo: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayableList"];
                };
            };
        };
    };
    payment_exempt: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                payableId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExemptPayable"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayableReceipt"];
                };
            };
        };
    };
    payment_renew: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                payableId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByHandReason"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayableReceipt"];
                };
            };
        };
    };
    sandbox_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page with the amount; it pays by the operation below */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sandbox_pay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayAtSandboxInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxPayment"];
                };
            };
        };
    };
    evaluation_messagingAdmin_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingFigures"];
                };
            };
        };
    };
    evaluation_messagingAdmin_readCopies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateCopies"];
                };
            };
        };
    };
    evaluation_messagingAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "replayed" | "dropped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterSummary"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    evaluation_messagingAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
        };
    };
    evaluation_messagingAdmin_drop: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDropped"];
                };
            };
        };
    };
    evaluation_messagingAdmin_replay: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplayRequested"];
                };
            };
        };
    };
    evaluation_messagingAdmin_readLag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumerLag"];
                };
            };
        };
    };
    evaluation_mine: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Evaluation"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    evaluation_rate: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateCaseInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingReceipt"];
                };
            };
        };
    };
    evaluation_ofCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Evaluation"][];
                    };
                };
            };
        };
    };
    handling_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description the answered ones instead of the open ones */
                done?: string;
                /** @description only open ones whose next limit has passed */
                overdue?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HandlingSummary"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    handling_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handlingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handling"];
                };
            };
        };
    };
    handling_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                handlingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandlingAnswer"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlingReceipt"];
                };
            };
        };
    };
    handling_contact: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                handlingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandlingContact"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlingReceipt"];
                };
            };
        };
    };
    handling_requestExtension: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                handlingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionRequest"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlingReceipt"];
                };
            };
        };
    };
    handling_decideExtension: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                handlingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionDecision"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlingReceipt"];
                };
            };
        };
    };
    handling_texts: {
        parameters: {
            query: {
                /** @description what for; it is recorded */
                purpose: string;
            };
            header?: never;
            path: {
                handlingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlingTexts"];
                };
            };
        };
    };
    handling_verify: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                handlingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandlingVerificationInput"];
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlingReceipt"];
                };
            };
        };
    };
    indicator_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                by?: "department" | "item" | "region";
                org?: string;
                item?: string;
                /** @description the region and all below it */
                region?: string;
                /** @description first month, YYYY-MM */
                from?: string;
                /** @description last month */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EvaluationIndicator"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    invitation_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedLink"];
                };
            };
        };
    };
    invitation_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
        };
    };
    invitation_rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateByLinkInput"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingReceipt"];
                };
            };
        };
    };
    evaluation_ratings: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RatingRecord"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    evaluation_tags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RatingTag"][];
                    };
                };
            };
        };
    };
    notification_messagingAdmin_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingFigures"];
                };
            };
        };
    };
    notification_messagingAdmin_readCopies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateCopies"];
                };
            };
        };
    };
    notification_messagingAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "replayed" | "dropped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterSummary"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    notification_messagingAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
        };
    };
    notification_messagingAdmin_drop: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDropped"];
                };
            };
        };
    };
    notification_messagingAdmin_replay: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplayRequested"];
                };
            };
        };
    };
    notification_messagingAdmin_readLag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumerLag"];
                };
            };
        };
    };
    notificationAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "pending" | "sent" | "parked" | "skipped" | "expanded" | "dropped";
                caseNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
        };
    };
    notificationAdmin_drop: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationHandled"];
                };
            };
        };
    };
    notificationAdmin_retry: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationHandled"];
                };
            };
        };
    };
    accountAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                kind?: "person" | "legalPerson" | "officer";
                /** @description Body of officers, or enterprise of legal persons. */
                orgCode?: string;
                /** @description What the login begins with; one that is a mobile or identity number is found whole only. */
                login?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredAccount"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    accountAdmin_import: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 100 lines; send a longer list in several requests. */
                    lines: {
                        [key: string]: unknown;
                    }[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedOfficers"];
                };
            };
        };
    };
    accountAdmin_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredAccount"];
                };
            };
        };
    };
    accountAdmin_disable: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedAccount"];
                };
            };
        };
    };
    accountAdmin_enable: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedAccount"];
                };
            };
        };
    };
    accountAdmin_resetPassword: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetPassword"];
                };
            };
        };
    };
    action_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description Account id, client id, organisation or post code: what was done to it. */
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminAction"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    clientAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                kind?: "system" | "service" | "public";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredClient"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    clientAdmin_create: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    /**
                     * @description system: of a department, service: of the platform or its operator, public: a front end without a secret.
                     * @enum {string}
                     */
                    kind: "system" | "service" | "public";
                    name: string;
                    /** @description 统一社会信用代码, 18 characters. */
                    orgCode?: string;
                    /** @default [] */
                    permissions?: ("case.file" | "case.collect" | "case.accept" | "case.deliver" | "item.manage" | "item.publish" | "item.review" | "item.legalReview" | "directory.manage" | "lists.manage" | "payment.pay" | "payment.exempt" | "payment.read" | "task.handle" | "department.connect" | "evaluation.rate" | "evaluation.handle" | "evaluation.verify" | "evaluation.read" | "supervision.read" | "ops.messaging" | "ops.accounts")[];
                    /**
                     * @description false: tokens for userinfo only (single sign-on of another site).
                     * @default true
                     */
                    apiAccess?: boolean;
                    /** @default [] */
                    redirectUris?: string[];
                    /** @default [] */
                    postLogoutRedirectUris?: string[];
                };
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredClient"];
                };
            };
        };
    };
    clientAdmin_disable: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedClient"];
                };
            };
        };
    };
    clientAdmin_enable: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedClient"];
                };
            };
        };
    };
    clientAdmin_rotate: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long the secret so far stays good beside the new one; 0 ends it at once, as after a leak.
                     * @default 24
                     */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSecret"];
                };
            };
        };
    };
    organisationAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredOrganisation"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    organisationAdmin_import: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 100 lines; send a longer list in several requests. */
                    lines: {
                        [key: string]: unknown;
                    }[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthImportReport"];
                };
            };
        };
    };
    postAdmin_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredPost"][];
                        /** @description cursor of the next page, null at the end */
                        next: string | null;
                    };
                };
            };
        };
    };
    postAdmin_import: {
        parameters: {
            query?: never;
            header: {
                /** @description a fresh UUID for each intended effect; kept for 24 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 100 lines; send a longer list in several requests. */
                    lines: {
                        [key: string]: unknown;
                    }[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthImportReport"];
                };
            };
        };
    };
    me_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
}
