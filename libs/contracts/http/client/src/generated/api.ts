// Written by `npm run check -- openapi --write` from the documents of all services, as the gateway shows them. Not to be edited.

export interface paths {
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
         * @description Items in force or suspended. Without `q` by region and code; with `q` the shortest matching names first.
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
         *     - 409 `CATALOGUE.CODE_TAKEN`: this code was issued before, and codes are never reused
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
         * @description Body: `text/csv` (charset utf-8 or gb18030), at most 5 MiB and 20,000 lines, columns department, name, itemCode (Sichuan local code), areaCode, taskType, and optionally group, deptCode, link. Every line lands, is unchanged, or is reported with line and reason. The local code is the identity of a line: the same file again changes nothing. What a list does not tell takes a default, named in `descriptive.defaulted`. A line whose body is not a valid 统一社会信用代码 is rejected, since an item code is issued for ever.
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
    "/api/v1/items/{itemCode}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history of an item
         * @description 跟踪卡: every version, drafts included, newest first.
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
         *     - 409 `CATALOGUE.DRAFT_EXISTS`: the item has a draft version already
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
         * @description Needs If-Match with the ETag of the draft as it was read.
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
         * @description 取消: no new filings, running cases end under their version, and the code is never used again.
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
        put?: never;
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
         * @description 发布. The version in force before it is superseded in the same moment; running cases keep theirs.
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
         *     - 409 `CATALOGUE.ITEM_CANCELLED`: the item is cancelled
         *     - 409 `CATALOGUE.MOVE_NOT_ALLOWED`: the status of the version does not allow this
         *     - 409 `CATALOGUE.NOT_YET_EFFECTIVE`: the planned effective date is still to come
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
         * @description 恢复.
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
        post: operations["itemManagement_resume"];
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
         * @description 暂停: no new filings until it is resumed.
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
        post: operations["itemManagement_suspend"];
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
         * @description 送达 at the window or electronically: the case is delivered. By courier: he is asked to bring it to the recipient, and the case stays decided until he says that it arrived.
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
                /** @description 环节时限 */
                limit?: string;
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
        ItemVersionState: {
            itemCode: string;
            version: number;
            /** @enum {string} */
            status: "draft" | "published" | "suspended" | "superseded" | "cancelled";
            sequence: number;
            etag: string;
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
            status: "draft" | "published" | "suspended" | "superseded" | "cancelled";
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
                /** @description 环节时限 */
                limit?: string;
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
        ItemVersionHistory: {
            items: components["schemas"]["ItemVersionEntry"][];
        };
        ItemVersionEntry: {
            version: number;
            /** @enum {string} */
            status: "draft" | "published" | "suspended" | "superseded" | "cancelled";
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
                /** @description words of the name; all must occur */
                q?: string;
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
                /** @description 星级 */
                star?: "0" | "3" | "4" | "5";
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
                /** @description publish what lands; drafts otherwise */
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
                    "application/json": components["schemas"]["ItemVersionState"];
                };
            };
        };
    };
    itemManagement_cancel: {
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
    itemManagement_publish: {
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
    itemManagement_resume: {
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
    itemManagement_suspend: {
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
                    permissions?: ("case.file" | "case.collect" | "case.accept" | "case.deliver" | "item.manage" | "payment.pay" | "payment.exempt" | "payment.read" | "task.handle" | "department.connect" | "evaluation.rate" | "evaluation.handle" | "evaluation.verify" | "evaluation.read" | "supervision.read" | "ops.messaging" | "ops.accounts")[];
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
