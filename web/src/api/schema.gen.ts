// Written by `npm run api` from openapi.json: change the server's types, not this file.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers as the own organisation keeps them, the newest first: a customer's list is empty. */
        get: operations["get_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them; its id is that of the relationship. */
        get: operations["get_accounts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what is kept about a customer. */
        patch: operations["patch_accounts_id"];
        trace?: never;
    };
    "/api/v1/accounts/{id}/brief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be read before a call: one page. */
        get: operations["get_accounts_id_brief"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the figures say of one customer: for its vendor alone. */
        get: operations["get_accounts_id_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a customer ordered, by month and currency, and how punctually it came. */
        get: operations["get_accounts_id_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer in one look: the vendor's alone. */
        get: operations["get_accounts_id_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is who at a customer on a day. */
        get: operations["get_accounts_id_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** In which segments an account is and was, with the reasons. */
        get: operations["get_accounts_id_segments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody becomes a deputy or an expert there. */
        post: operations["post_accounts_id_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/team/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** A deputy or an expert looks after it no longer; that they did stays. */
        delete: operations["delete_accounts_id_team_membership_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened with a customer, the newest first. */
        get: operations["get_accounts_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Planned and past contacts, the earliest first: the vendor's own alone. */
        get: operations["get_activities"];
        put?: never;
        /** Plans a contact. */
        post: operations["post_activities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/neglected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers whom nobody has contacted as planned. */
        get: operations["get_activities_neglected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An activity. */
        get: operations["get_activities_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Moves or rewrites what is still planned. */
        patch: operations["patch_activities_id"];
        trace?: never;
    };
    "/api/v1/activities/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends an activity in an interaction or in a reasoned cancel, takes either back, approves its
         *     letter or holds it.
         */
        post: operations["post_activities_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The templates, filled in for an activity. */
        get: operations["get_activities_id_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same of a service agreement. */
        get: operations["get_agreements_id_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the own side is asked for beside whose turn a record is: answers to offers, to steps up the
         *     ladder and to mediators, promises to keep and to confirm; the first due first.
         */
        get: operations["get_asks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the own password and ends all other sessions. */
        post: operations["post_auth_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a link for a new password, if the address has an account; the answer is always the same. */
        post: operations["post_auth_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-reset/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the new password, ends all sessions, revokes all API tokens and signs in. */
        post: operations["post_auth_password_reset_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in: sets the session's cookies. */
        post: operations["post_auth_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs out: ends the session and takes its cookies away. */
        post: operations["post_auth_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The address under which calendar programs read the own activities. */
        get: operations["get_calendar_feed"];
        put?: never;
        /** Makes an address; the one that there was is dead. */
        post: operations["post_calendar_feed"];
        /** Ends the own feed: nobody reads it any more. */
        delete: operations["delete_calendar_feed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the own telephone system tells of calls; its secret is not shown again. */
        get: operations["get_calls_webhook"];
        put?: never;
        /** Sets the telephone system up. A secret that is made is shown this once. */
        post: operations["post_calls_webhook"];
        /** Listens no more. */
        delete: operations["delete_calls_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Commitments that the caller may see, by due date. */
        get: operations["get_commitments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commitments/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does something with a commitment: its `actions` say what is allowed now. */
        post: operations["post_commitments_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints that the caller may see, newest activity first. */
        get: operations["get_complaints"];
        put?: never;
        /** Files a complaint, or keeps it as a draft. */
        post: operations["post_complaints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The filtered list as CSV. */
        get: operations["get_complaints_export_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form for a new complaint, in the caller's language. */
        get: operations["get_complaints_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints that may be about the same thing. */
        get: operations["get_complaints_similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A complaint. Answers 304 if the caller has it already. */
        get: operations["get_complaints_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes fields. */
        patch: operations["patch_complaints_id"];
        trace?: never;
    };
    "/api/v1/complaints/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does something with a complaint: the record's `actions` say what is allowed now. */
        post: operations["post_complaints_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole complaint as the caller may read it: entries, files, sign-offs and heads, signed, with
         *     a readable page and a PDF. `concord verify` checks it without this server.
         */
        get: operations["get_complaints_id_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The commitments of a complaint, by due date. */
        get: operations["get_complaints_id_commitments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ladder of a complaint and what was climbed of it. */
        get: operations["get_complaints_id_escalations"];
        put?: never;
        /** Asks for the next rung; its people on both sides are told at once. */
        post: operations["post_complaints_id_escalations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facts of a complaint, in their order. */
        get: operations["get_complaints_id_facts"];
        put?: never;
        /** States a fact for the caller's side. */
        post: operations["post_complaints_id_facts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new draft linked to a complaint that was closed. */
        post: operations["post_complaints_id_follow_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed heads of the caller's lanes: whoever keeps them finds out about any later change. */
        get: operations["get_complaints_id_heads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who had the ball when, and what the clocks say: the same for both sides. */
        get: operations["get_complaints_id_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links of a complaint with where the other ones stand. */
        get: operations["get_complaints_id_links"];
        put?: never;
        /** Links a complaint with another one; a duplicate is closed by it. */
        post: operations["post_complaints_id_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/links/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a link away, from whichever end. */
        delete: operations["delete_complaints_id_links_to"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/mediation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mediation of a complaint, and earlier ones. */
        get: operations["get_complaints_id_mediation"];
        put?: never;
        /** Proposes a mediator to the other side. */
        post: operations["post_complaints_id_mediation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offers of a complaint, oldest first, and the settlement if there is one. */
        get: operations["get_complaints_id_offers"];
        put?: never;
        /** Makes an offer for the caller's side. */
        post: operations["post_complaints_id_offers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds somebody of the own organisation. */
        post: operations["post_complaints_id_participants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/participants/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes somebody of the own organisation out again. */
        delete: operations["delete_complaints_id_participants_membership_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/pauses/{entry_id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Objects to a pause, or answers an objection. */
        post: operations["post_complaints_id_pauses_entry_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The joint report of a complaint. */
        get: operations["get_complaints_id_report"];
        put?: never;
        /** Starts the report of a complaint, or links it to the report of another one. */
        post: operations["post_complaints_id_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/report/actions/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Completes a report whose steps are all signed and whose corrective actions are effective. */
        post: operations["post_complaints_id_report_actions_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/report/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports of other complaints between the same two firms: perhaps about the same cause. */
        get: operations["get_complaints_id_report_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/report/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds somebody of the team, a cause, an answer to "why?", an action, a cost. */
        post: operations["post_complaints_id_report_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/report/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the actions of a complaint's report came to, in the words of the customer. */
        get: operations["get_complaints_id_report_outcome"];
        put?: never;
        /** Somebody of the customer says whether what was done helped: once, and only after it was signed. */
        post: operations["post_complaints_id_report_outcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/report/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Writes fields: different fields merge, a field that moved on answers 409 with both texts. */
        patch: operations["patch_complaints_id_report_steps_step"];
        trace?: never;
    };
    "/api/v1/complaints/{id}/report/steps/{step}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submits, signs, refuses or reopens a step. */
        post: operations["post_complaints_id_report_steps_step_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The review of a complaint: the vendor's alone until it is published. */
        get: operations["get_complaints_id_review"];
        /** Writes the review, for the vendor alone; `If-Match: "0"` for the first time. */
        put: operations["put_complaints_id_review"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/review/actions/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows the review to the customer, for good. */
        post: operations["post_complaints_id_review_actions_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/satisfaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How satisfied the customer is with one complaint. */
        get: operations["get_complaints_id_satisfaction"];
        put?: never;
        /** The customer says how it went: once, after closing. */
        post: operations["post_complaints_id_satisfaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/saved-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own organisation's saved replies with the values of a complaint; those for its kind first. */
        get: operations["get_complaints_id_saved_replies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Files a new complaint of the same relationship, split off this one. */
        post: operations["post_complaints_id_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/third-parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom the caller's side asked about a complaint, those whose time is over too; a third party
         *     finds itself.
         */
        get: operations["get_complaints_id_third_parties"];
        put?: never;
        /** Asks somebody from outside, in a lane that the other side does not see. */
        post: operations["post_complaints_id_third_parties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/third-parties/{lane}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a third party's time at once; a third party leaves in the same way. */
        delete: operations["delete_complaints_id_third_parties_lane"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/third-parties/{lane}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails the invitation of a third party that has not come once more, with a new link. */
        post: operations["post_complaints_id_third_parties_lane_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often customers are to be contacted. */
        get: operations["get_contact_plans"];
        put?: never;
        /** Makes a plan. */
        post: operations["post_contact_plans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Gives a plan up. */
        delete: operations["delete_contact_plans_id"];
        options?: never;
        head?: never;
        /** Changes a plan. */
        patch: operations["patch_contact_plans_id"];
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People at customers, the newest first: the vendor's own alone. */
        get: operations["get_contacts"];
        put?: never;
        /** Keeps somebody. */
        post: operations["post_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them. */
        get: operations["get_contacts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what is kept about somebody. */
        patch: operations["patch_contacts_id"];
        trace?: never;
    };
    "/api/v1/contacts/{id}.vcf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them as a vCard 4.0. */
        get: operations["get_contacts_id_vcf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down what somebody said about a channel; what they said before stays. */
        post: operations["post_contacts_id_consents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a way to reach somebody; calls by this number from then and before are theirs. */
        post: operations["post_contacts_id_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/points/{point_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** They are not reached that way any more. */
        delete: operations["delete_contacts_id_points_point_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a role; what the same person was there until now ends with it. */
        post: operations["post_contacts_id_roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Ends a role, or lets it go on as long as nothing has followed it. */
        patch: operations["patch_contacts_id_roles_role_id"];
        trace?: never;
    };
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What customers say is wrong, the newest first: the vendor's own alone. */
        get: operations["get_corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms it, declines it with a reason, or takes it back. */
        post: operations["post_corrections_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters of the sidebar. */
        get: operations["get_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/criteria/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Answers a criterion of a gate. */
        patch: operations["patch_criteria_id"];
        trace?: never;
    };
    "/api/v1/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A decision. */
        get: operations["get_decisions_id"];
        put?: never;
        post?: never;
        /** Throws a draft away that was never up. */
        delete: operations["delete_decisions_id"];
        options?: never;
        head?: never;
        /**
         * Writes on a draft. What is or was up is revised by whoever put it up: the new text is up in its
         *     place at once, and what was said to the one before is stale.
         */
        patch: operations["patch_decisions_id"];
        trace?: never;
    };
    "/api/v1/decisions/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does something with a decision: its `actions` say what is allowed now. */
        post: operations["post_decisions_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The board of a decision. Scores of others are there once the caller has handed in their own, or the
         *     board is closed.
         */
        get: operations["get_decisions_id_board"];
        /** Sets a board up, in place of what was set up before. */
        put: operations["put_decisions_id_board"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}/board/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does something with a board: its `actions` say what is allowed now. */
        post: operations["post_decisions_id_board_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}/board/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps the caller's scores, in place of those before, and hands them in. */
        put: operations["put_decisions_id_board_scores"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}/board/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would come of other weights. Changes nothing; for whoever may see the results. */
        post: operations["post_decisions_id_board_what_if"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliverables/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a deliverable. */
        patch: operations["patch_deliverables_id"];
        trace?: never;
    };
    "/api/v1/deliverables/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts, submits, approves, sends back, waives or reopens a deliverable: its `actions` say what
         *     is allowed now.
         */
        post: operations["post_deliverables_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliverables/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds files or links to a deliverable. What was submitted or approved is in progress again. */
        post: operations["post_deliverables_id_evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliverables/{id}/evidence/{evidence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes evidence away. */
        delete: operations["delete_deliverables_id_evidence_evidence_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document that opens for the caller; any other one is missing. */
        get: operations["get_documents_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes title, kind, label, or for whom it opens. `If-Match` names the version that was seen. */
        patch: operations["patch_documents_id"];
        trace?: never;
    };
    "/api/v1/documents/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Releases or discards the draft, asks for approval or takes that back, approves (with
         *     conditions), rejects or abstains.
         */
        post: operations["post_documents_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has opened a document, newest first: its owner is told of all, others of their own people. */
        get: operations["get_documents_id_openings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the draft of a next version, which its owner alone sees until it is released. */
        post: operations["post_documents_id_versions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/versions/{number}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a version that opens for the caller, who is written down before it is given. */
        get: operations["get_documents_id_versions_number_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves, declines, answers or takes back an escalation. */
        post: operations["post_escalations_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes an own statement; what the other side said of it falls away. */
        patch: operations["patch_facts_id"];
        trace?: never;
    };
    "/api/v1/facts/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a fact of the other side, or withdraws an own one. */
        post: operations["post_facts_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links evidence to a fact, for either side. */
        post: operations["post_facts_id_evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes in one file: the field `file` of a multipart form. Nobody but the uploader sees it until
         *     a message brings it.
         */
        post: operations["post_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives a file to whoever may read the lane that it was brought into. With cookies, the link of a
         *     picture or download names no organisation: whichever of the caller's may read it counts.
         */
        get: operations["get_files_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Sets the date of a gate. */
        patch: operations["patch_gates_id"];
        trace?: never;
    };
    "/api/v1/gates/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a verdict up, signs it, refuses it, abstains or takes it back: the gate's `actions` say
         *     what is allowed now.
         */
        post: operations["post_gates_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The complaints in which the caller's organisation is a mediator or a third party now. */
        get: operations["get_guest_complaints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hooks/telephony/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a telephone system tells of a call. `Concord-Timestamp` is the time in seconds,
         *     `Concord-Signature` is `sha256=` and the hexadecimal HMAC-SHA256 with the secret over that time,
         *     a dot, and the body. The same `external_id` again changes nothing.
         */
        post: operations["post_hooks_telephony_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ideas that the caller may see. */
        get: operations["get_ideas"];
        put?: never;
        /** Writes an idea down and shows it to whom it is meant for. */
        post: operations["post_ideas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many ideas of each status the caller sees. */
        get: operations["get_ideas_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ideas that may ask for the same, while somebody is typing. */
        get: operations["get_ideas_similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An idea. Answers 304 if the caller has it already. */
        get: operations["get_ideas_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes fields of an idea. */
        patch: operations["patch_ideas_id"];
        trace?: never;
    };
    "/api/v1/ideas/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does something with an idea: its `actions` say what is allowed now. */
        post: operations["post_ideas_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/{id}/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links a complaint that the idea grew from; whoever sees both sees that. */
        post: operations["post_ideas_id_complaints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/{id}/complaints/{complaint_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes the link to a complaint away. */
        delete: operations["delete_ideas_id_complaints_complaint_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/{id}/conversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the thread in which a customer and the vendor speak about the idea; if it is open, gives it. */
        post: operations["post_ideas_id_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a delivered idea came to: to its vendor all that was said, to a customer what the caller said. */
        get: operations["get_ideas_id_outcome"];
        put?: never;
        /** Somebody of a customer says whether a delivered idea helped: once. */
        post: operations["post_ideas_id_outcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/{id}/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What studies found of an idea: class or score with how many it stands on, of those closed surveys
         *     whose results the caller may see.
         */
        get: operations["get_ideas_id_studies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/{id}/votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The votes of an idea: for the vendor all, for a customer its own and how many others there are. */
        get: operations["get_ideas_id_votes"];
        put?: never;
        /** Votes, or votes otherwise than before. The vendor may note what a customer said. */
        post: operations["post_ideas_id_votes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ideas/{id}/votes/{vote_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a vote back. */
        delete: operations["delete_ideas_id_votes_vote_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_inbox_read_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_inbox_id_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be asked, and what the caller may do with it: for a vendor alone. */
        get: operations["get_insights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What money is worked out with. */
        get: operations["get_insights_settings"];
        /** Sets what money is worked out with. */
        put: operations["put_insights_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/spend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was spent to win new customers, by month. */
        get: operations["get_insights_spend"];
        /** Says what was spent to win new customers in these months; other months stay. */
        put: operations["put_insights_spend"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A figure as a table, with how to draw it. Worked out anew only when something has changed: with the
         *     ETag of an answer, 304 says that it still holds.
         */
        get: operations["get_insights_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{name}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided on a figure, the newest first. */
        get: operations["get_insights_name_decisions"];
        put?: never;
        /** Writes down what was decided on a figure. */
        post: operations["post_insights_name_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{name}/decisions/{decision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a decision back. */
        delete: operations["delete_insights_name_decisions_decision_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{name}/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The table of a figure as CSV. */
        get: operations["get_insights_name_export_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{name}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The complaints or customers that a figure is made of. */
        get: operations["get_insights_name_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened with callers, the newest first: the vendor's own alone. */
        get: operations["get_interactions"];
        put?: never;
        /** Writes an interaction down. */
        post: operations["post_interactions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/caller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who called last by this number or address. */
        get: operations["get_interactions_caller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What callers say often in interactions that have no topic yet. */
        get: operations["get_interactions_candidates"];
        put?: never;
        /**
         * Says what words are that callers say often. All interactions that still wait for a topic and in
         *     which they are said get it.
         */
        post: operations["post_interactions_candidates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives one topic to many interactions at once. */
        post: operations["post_interactions_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of how many interactions it is known what was asked for. */
        get: operations["get_interactions_coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An interaction. */
        get: operations["get_interactions_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects an interaction: who it was, what was said, what was asked for. */
        patch: operations["patch_interactions_id"];
        trace?: never;
    };
    "/api/v1/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Major issues of the own organisation, newest activity first. */
        get: operations["get_issues"];
        put?: never;
        /** Opens a major issue. */
        post: operations["post_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A major issue with its complaints. */
        get: operations["get_issues_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes fields of an issue. */
        patch: operations["patch_issues_id"];
        trace?: never;
    };
    "/api/v1/issues/{id}/actions/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes an issue; its complaints go on as they are. */
        post: operations["post_issues_id_actions_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/actions/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a closed issue again. One whose complaints have come under another open issue stays
         *     closed.
         */
        post: operations["post_issues_id_actions_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/broadcast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes one message into the shared lane of each complaint; each customer sees only its own. */
        post: operations["post_issues_id_broadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a complaint under an issue. Its customer learns nothing of it. */
        post: operations["post_issues_id_complaints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/complaints/{complaint_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a complaint out of an issue. */
        delete: operations["delete_issues_id_complaints_complaint_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The key that this installation signs with; whoever verifies a record compares it with what
         *     mails told.
         */
        get: operations["get_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opens a WebSocket. With cookies, the request must come from our own pages, and the first
         *     message names the organisation; a token names its own.
         */
        get: operations["get_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What letters are written from, by name. */
        get: operations["get_mail_templates"];
        put?: never;
        /** Keeps a template. */
        post: operations["post_mail_templates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Puts a template away. */
        delete: operations["delete_mail_templates_id"];
        options?: never;
        head?: never;
        /** Changes a template. */
        patch: operations["patch_mail_templates_id"];
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, where they belong, and what they may do there. */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the own settings. */
        patch: operations["patch_me"];
        trace?: never;
    };
    "/api/v1/me/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_me_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_me_mails_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_me_notification_settings"];
        /** Events that are left out stay as they are. */
        put: operations["put_me_notification_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own sessions, the newest first. */
        get: operations["get_me_sessions"];
        put?: never;
        post?: never;
        /** Ends all own sessions but this one. */
        delete: operations["delete_me_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one own session. */
        delete: operations["delete_me_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tokens that work here, the newest first. */
        get: operations["get_me_tokens"];
        put?: never;
        /**
         * Makes a token that acts as this membership. Sent again under the same `Idempotency-Key`, it is
         *     refused: the secret is shown once.
         */
        post: operations["post_me_tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a token. */
        delete: operations["delete_me_tokens_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mediations/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Consents, declines, recommends, answers, determines, asks for a review, ends. */
        post: operations["post_mediations_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Meetings that the caller may see, the latest first. */
        get: operations["get_meetings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A meeting with its agenda and minutes. */
        get: operations["get_meetings_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a planned meeting; a new time is told to everybody. */
        patch: operations["patch_meetings_id"];
        trace?: never;
    };
    "/api/v1/meetings/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does something with a meeting: `hold`, `cancel`, `confirm` or `refuse`; its `actions` say what
         *     is allowed now.
         */
        post: operations["post_meetings_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same of a review meeting. */
        get: operations["get_meetings_id_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down what a side takes on: a commitment of the meeting. */
        post: operations["post_meetings_id_commitments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a topic at the end of the agenda. */
        post: operations["post_meetings_id_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/items/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes proposals over into the agenda, in the order given. */
        post: operations["post_meetings_id_items_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a line off the agenda. */
        delete: operations["delete_meetings_id_items_item_id"];
        options?: never;
        head?: never;
        /** Rewords a line of the agenda. */
        patch: operations["patch_meetings_id_items_item_id"];
        trace?: never;
    };
    "/api/v1/meetings/{id}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Writes a part of the minutes. Either side writes; a later change makes a confirmation stale. */
        put: operations["put_meetings_id_minutes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts the lines of the agenda into an order. */
        put: operations["put_meetings_id_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is open between the two firms now, to be taken over into the agenda. */
        get: operations["get_meetings_id_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/milestones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a milestone away. */
        delete: operations["delete_milestones_id"];
        options?: never;
        head?: never;
        /** Moves, renames or reaches a milestone. */
        patch: operations["patch_milestones_id"];
        trace?: never;
    };
    "/api/v1/ndas/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to it, declines it, takes it back or ends it; ending it holds at once. */
        post: operations["post_ndas_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ndas/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed paper. */
        get: operations["get_ndas_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers an offer: its `actions` say what is allowed now. A counter-offer is answered with the
         *     new offer.
         */
        post: operations["post_offers_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_operator_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/outbox/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_operator_outbox_id_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_operator_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What customers ordered, the newest first. */
        get: operations["get_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order with its lines. */
        get: operations["get_orders_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/lines/{position}/complaint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drafts a complaint for the customer about a line, with product, number and pieces filled in. */
        post: operations["post_orders_id_lines_position_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch_organisation"];
        trace?: never;
    };
    "/api/v1/organisation/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own organisation's checklists, by name. */
        get: operations["get_organisation_checklists"];
        put?: never;
        /** Makes a checklist. */
        post: operations["post_organisation_checklists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/checklists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Puts a checklist away. */
        delete: operations["delete_organisation_checklists_id"];
        options?: never;
        head?: never;
        /** Changes a checklist. */
        patch: operations["patch_organisation_checklists_id"];
        trace?: never;
    };
    "/api/v1/organisation/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_organisation_invitations"];
        put?: never;
        post: operations["post_organisation_invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_organisation_invitations_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_organisation_invitations_id_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_organisation_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_organisation_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/people/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch_organisation_people_membership_id"];
        trace?: never;
    };
    "/api/v1/organisation/saved-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own organisation's saved replies, by name. */
        get: operations["get_organisation_saved_replies"];
        put?: never;
        /** Saves a reply. */
        post: operations["post_organisation_saved_replies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/saved-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Puts a saved reply away. */
        delete: operations["delete_organisation_saved_replies_id"];
        options?: never;
        head?: never;
        /** Changes a saved reply. */
        patch: operations["patch_organisation_saved_replies_id"];
        trace?: never;
    };
    "/api/v1/organisation/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_organisation_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_organisation_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who may be mentioned: those who read the lane, the own organisation's first. */
        get: operations["get_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/phases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the name or the planned dates of a phase. */
        patch: operations["patch_phases_id"];
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the own organisation sells, by its numbers. */
        get: operations["get_products"];
        put?: never;
        /** Makes a product, or proposes one. */
        post: operations["post_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A product. */
        get: operations["get_products_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a product; imports leave it as it is from then on. */
        patch: operations["patch_products_id"];
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects that the caller sees, newest activity first. */
        get: operations["get_projects"];
        put?: never;
        /** Begins a project and asks the other side to join. */
        post: operations["post_projects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the own organisation is asked to join, newest first. */
        get: operations["get_projects_invitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a project can start from, in the caller's language. */
        get: operations["get_projects_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A project with its organisations, people and phases. */
        get: operations["get_projects_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes fields of a project. */
        patch: operations["patch_projects_id"];
        trace?: never;
    };
    "/api/v1/projects/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leaves a project, opens it to further customers, goes on after a rest, or gives it up: its
         *     `actions` say what is allowed now. Whoever leaves is answered without the project.
         */
        post: operations["post_projects_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds which open item, and for how long each organisation and side has held something. */
        get: operations["get_projects_id_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same of a project: every organisation that is in it gets the same plan, verdicts, bundles
         *     and signatures.
         */
        get: operations["get_projects_id_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a project since the caller was last there, newest first. */
        get: operations["get_projects_id_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts shares up that every organisation signs; they sum to 100 %. */
        post: operations["post_projects_id_costs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/costs/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs or refuses the shares that are up. */
        post: operations["post_projects_id_costs_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The decisions of a project, newest first. */
        get: operations["get_projects_id_decisions"];
        put?: never;
        /** Begins a draft, which all who are in the project read. */
        post: operations["post_projects_id_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/deliverables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a deliverable to a phase. */
        post: operations["post_projects_id_deliverables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often the caller gets a summary of the project by mail. */
        get: operations["get_projects_id_digest"];
        /** Chooses it: never, every day or every Monday. */
        put: operations["put_projects_id_digest"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Documents of a project that the caller may know of, oldest first. Keys are drawn, not counted: they
         *     tell nothing of others.
         */
        get: operations["get_projects_id_documents"];
        put?: never;
        /** Adds a document of the caller's organisation, which sees its draft alone. */
        post: operations["post_projects_id_documents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All files of a project that the caller may read, newest first: documents, what messages brought,
         *     evidence of deliverables.
         */
        get: operations["get_projects_id_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/gates/{gate_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A gate: what stands at it, what is up for signing, and who has signed. */
        get: operations["get_projects_id_gates_gate_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invitation to a project: all that is seen of it before it is accepted. */
        get: operations["get_projects_id_invitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/invitation/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins a project. Whoever accepts leads it for their organisation. */
        post: operations["post_projects_id_invitation_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/invitation/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does not join a project. */
        post: operations["post_projects_id_invitation_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a project grew from and is linked to, as far as the caller sees it. */
        get: operations["get_projects_id_links"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/members/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts somebody of the own organisation into the project, or in another role. */
        put: operations["put_projects_id_members_membership_id"];
        post?: never;
        /** Takes somebody of the own organisation out of the project. */
        delete: operations["delete_projects_id_members_membership_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Milestones of a project by date. */
        get: operations["get_projects_id_milestones"];
        put?: never;
        /** Sets a milestone. */
        post: operations["post_projects_id_milestones"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a further customer to join. */
        post: operations["post_projects_id_parties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/parties/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an invitation back that is not answered. */
        delete: operations["delete_projects_id_parties_organisation_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Phases with their deliverables and gates, and who holds what. */
        get: operations["get_projects_id_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a project stands among others, one calendar of them, and who bears which share of the cost. */
        get: operations["get_projects_id_programme"];
        put?: never;
        /** Puts a project below a programme of the same vendor, or takes it out. */
        post: operations["post_projects_id_programme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions of a project, newest first. */
        get: operations["get_projects_id_questions"];
        put?: never;
        /** Asks another organisation something. */
        post: operations["post_projects_id_questions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requirements of a project, with what is up for signing and what is to change. */
        get: operations["get_projects_id_requirements"];
        put?: never;
        /** Adds a requirement to a list that was not agreed yet. */
        post: operations["post_projects_id_requirements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/requirements.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list as CSV, in its order; the same columns are read by the import. */
        get: operations["get_projects_id_requirements_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/requirements/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts the list up for signing, signs it, refuses it, or takes it back: its `actions` say what is
         *     allowed now.
         */
        post: operations["post_projects_id_requirements_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/requirements/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes a change of an agreed list: a line of the delta that all sign. */
        post: operations["post_projects_id_requirements_changes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/requirements/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a file in: rows with a key change that requirement, rows without one are added. A list
         *     that was agreed is not changed by it: the rows become lines of a change that all sign.
         */
        post: operations["post_projects_id_requirements_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/requirements/reviews/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list, or a change of it, as it was put up for signing: what was signed, whole. */
        get: operations["get_projects_id_requirements_reviews_number"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The threads of a project in which the caller reads anything, oldest first. */
        get: operations["get_projects_id_threads"];
        put?: never;
        /** Opens a thread about a topic. */
        post: operations["post_projects_id_threads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers or withdraws a question. */
        post: operations["post_questions_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What callers ask for that the firm does not sell, over the whole log or the days asked for. */
        get: operations["get_radar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is asked for more often in the last four weeks than in the year before, beyond chance. Nothing is
         *     said where fewer than four in five incoming interactions say what was asked for.
         */
        get: operations["get_radar_alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks for alarms now. The radar does so by itself once a week. */
        post: operations["post_radar_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks of the radar at the whole log, with what came of them. */
        get: operations["get_radar_checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions on any topic, the newest first. */
        get: operations["get_radar_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/defects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What more customers complain of than before, beyond chance: categories, products, lots. */
        get: operations["get_radar_defects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/episodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alarms that checks saw, the newest first: from the first check that saw one to the last. */
        get: operations["get_radar_episodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/episodes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Says what an alarm is. */
        patch: operations["patch_radar_episodes_id"];
        trace?: never;
    };
    "/api/v1/radar/injection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a made-up demand to the log, stronger and stronger, until it is noticed within eight weeks. */
        post: operations["post_radar_injection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/placebo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shuffles the log 200 times within the days of the week and counts the alarms: all of them are false. */
        post: operations["post_radar_placebo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says from when on a demand that was not met is worth a look. */
        put: operations["put_radar_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What callers asked for again and again in the year before a day without getting it: what is not sold,
         *     and what is and was refused all the same.
         */
        get: operations["get_radar_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/{topic_id}/callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The callers behind a line of the radar. */
        get: operations["get_radar_topic_id_callers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/{topic_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions on a topic, the newest first, with what came of them. */
        get: operations["get_radar_topic_id_decisions"];
        put?: never;
        /**
         * Decides on a demand. A resale opens an idea for those who asked and can be reached, and proposes a
         *     product.
         */
        post: operations["post_radar_topic_id_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/{topic_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a topic was asked for, by week or by month. */
        get: operations["get_radar_topic_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar/{topic_id}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asked for a topic over the whole log, by whether they can be invited to an idea. */
        get: operations["get_radar_topic_id_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tasks of a record: the shared ones, and the own organisation's. */
        get: operations["get_records_id_tasks"];
        put?: never;
        /** Adds a task to a record. */
        post: operations["post_records_id_tasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/tasks/from-checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the tasks of a checklist to a record. */
        post: operations["post_records_id_tasks_from_checklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_relationships"];
        put?: never;
        post: operations["post_relationships"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_relationships_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch_relationships_id"];
        trace?: never;
    };
    "/api/v1/relationships/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What two firms have agreed on, and what is proposed. */
        get: operations["get_relationships_id_agreement"];
        /** Proposes the next version; `If-Match` names the newest one that was seen, 0 if there is none. */
        put: operations["put_relationships_id_agreement"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}/agreement/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs, refuses or withdraws what is proposed. */
        post: operations["post_relationships_id_agreement_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}/agreement/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions, newest first. */
        get: operations["get_relationships_id_agreement_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept about the customer as a firm, and what was said to be wrong in it: for both sides. */
        get: operations["get_relationships_id_corrections"];
        put?: never;
        /** A customer says what is wrong; nothing changes until the vendor confirms it. */
        post: operations["post_relationships_id_corrections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of a relationship: the same bytes for both sides. */
        get: operations["get_relationships_id_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_relationships_id_invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plans a meeting and invites its people. */
        post: operations["post_relationships_id_meetings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}/ndas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agreements on secrecy of a relationship, newest first. */
        get: operations["get_relationships_id_ndas"];
        put?: never;
        /** Proposes an agreement to the other side; it holds once that side has agreed. */
        post: operations["post_relationships_id_ndas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_relationships_id_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows how a text will look. Only colleagues are shown as mentions: whoever else is mentioned is
         *     known once the lane is.
         */
        post: operations["post_render"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a row of the own side out, with what hangs below it. */
        delete: operations["delete_report_items_id"];
        options?: never;
        head?: never;
        /** Changes a row of the own side. */
        patch: operations["patch_report_items_id"];
        trace?: never;
    };
    "/api/v1/requirements/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a line out of the delta. */
        delete: operations["delete_requirements_changes_id"];
        options?: never;
        head?: never;
        /** Changes a line of the delta. */
        patch: operations["patch_requirements_changes_id"];
        trace?: never;
    };
    "/api/v1/requirements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A requirement. */
        get: operations["get_requirements_id"];
        put?: never;
        post?: never;
        /** Takes a requirement off a list that was not agreed yet. */
        delete: operations["delete_requirements_id"];
        options?: never;
        head?: never;
        /** Changes a requirement of a list that was not agreed yet. */
        patch: operations["patch_requirements_id"];
        trace?: never;
    };
    "/api/v1/requirements/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a requirement, says that it is met or to be given up, or answers that: its `actions` say
         *     what is allowed now.
         */
        post: operations["post_requirements_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requirements/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links a requirement to where it comes from, or to what shows that it is met. */
        post: operations["post_requirements_id_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requirements/{id}/links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a link away. */
        delete: operations["delete_requirements_id_links_link_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules of the own organisation, newest first, those that were put away too. */
        get: operations["get_rules"];
        put?: never;
        /** Makes a rule; it does nothing before it is published. */
        post: operations["post_rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rule. */
        get: operations["get_rules_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a rule, or switches it on or off. */
        patch: operations["patch_rules_id"];
        trace?: never;
    };
    "/api/v1/rules/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the rule run as it was rehearsed, with the caller's rights. */
        post: operations["post_rules_id_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries the rule on what happened in the last 90 days: nothing is done, what it would have done is
         *     told and kept with it.
         */
        post: operations["post_rules_id_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When the rule fired, and when it was kept from it, newest first. */
        get: operations["get_rules_id_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was published, newest first. */
        get: operations["get_rules_id_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/satisfaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How satisfied customers are with the complaints that the caller sees as their vendor. */
        get: operations["get_satisfaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Complaints with all the words, newest first; and projects, ideas, requirements, decisions and
         *     documents that are called so.
         */
        get: operations["get_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The segments of the own organisation by name, those that were put away too. */
        get: operations["get_segments"];
        put?: never;
        /** Makes a segment; who fits its rule is found right after it. */
        post: operations["post_segments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many accounts a condition would find now, and ten of them with the facts that it asks for. */
        post: operations["post_segments_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A segment. */
        get: operations["get_segments_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a segment; under another rule all accounts are looked at anew. */
        patch: operations["patch_segments_id"];
        trace?: never;
    };
    "/api/v1/segments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who came into a segment and who left it, newest first, each with the reason. */
        get: operations["get_segments_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a segment, who came last first. */
        get: operations["get_segments_id_members"];
        put?: never;
        /** Says who is in a static segment. */
        post: operations["post_segments_id_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the own organisation is to sign next, over all records, the longest waiting first. */
        get: operations["get_signatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the record says at a glance. */
        get: operations["get_statistics_complaints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a survey that asks about ideas: a draft with the ideas as its items. */
        post: operations["post_studies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Surveys that the own organisation owns, alone or with another, newest activity first. */
        get: operations["get_surveys"];
        put?: never;
        /** Begins a survey. */
        post: operations["post_surveys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/bank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions that the own firm keeps to ask again, newest first. */
        get: operations["get_surveys_bank"];
        put?: never;
        /** Keeps a question, without its conditions. The same question is kept once. */
        post: operations["post_surveys_bank"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/bank/{question_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Keeps a question no longer; surveys that it was taken into stay as they are. */
        delete: operations["delete_surveys_bank_question_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/read-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads a survey from a file: the field `file` of a multipart form, SurveyJS JSON or an XLSForm as
         *     XLSX or CSV, 10 MiB at most. What is refused is named with its cell or path and the reason.
         */
        post: operations["post_surveys_read_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a survey can start from. */
        get: operations["get_surveys_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/to-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Surveys of other firms that the caller, and nobody else of the organisation, is asked to answer,
         *     the first due first. Each comes with the caller's own link.
         */
        get: operations["get_surveys_to_answer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A survey, with what is wrong with its draft. */
        get: operations["get_surveys_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/actions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publishes or closes a survey, or reminds those who have not answered; with two owners, signs what is
         *     written for the own side or returns it. Its `actions` say what is allowed now.
         */
        post: operations["post_surveys_id_actions_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes what two owners agree on: what is promised to those who answer, and what each owner sees of
         *     the results. Whoever had signed signs again; once it was published nothing of it changes.
         */
        put: operations["put_surveys_id_agreement"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/definition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes what the next version asks. A half-finished definition is kept; its findings say what
         *     stops it from being published.
         */
        put: operations["put_surveys_id_definition"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Results as a file: a row for each respondent of an identified survey; of any other the figures that
         *     its results tell, and no rows.
         */
        get: operations["get_surveys_id_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that people answered with, of a survey where names stand with the answers. */
        get: operations["get_surveys_id_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them. With cookies, the link of a download names no organisation: whichever of the caller's
         *     may read it counts.
         */
        get: operations["get_surveys_id_files_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a survey asks, in pages. */
        get: operations["get_surveys_id_invites"];
        put?: never;
        /** Makes a personal link for each; the answer alone holds the links. */
        post: operations["post_surveys_id_invites"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/invites/{invite}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an invite back: its link is dead. Answered all the same if it was used: nothing tells. */
        delete: operations["delete_surveys_id_invites_invite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open links and quotas of a survey. Links are shown to whoever may invite. */
        get: operations["get_surveys_id_limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a link that anybody may use, each person once for each device. */
        post: operations["post_surveys_id_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Closes an open link; whoever has begun by it may end. */
        delete: operations["delete_surveys_id_links_link_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/mirror": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where two see the same thing differently: the two sides of a mirror, once both have closed their
         *     half, the same for both; or two surveys that are closed.
         */
        get: operations["get_surveys_id_mirror"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draws a page of the draft with these answers, or goes on from one; nothing is kept. */
        post: operations["post_surveys_id_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets how many answers are wanted, before the first has come. */
        post: operations["post_surveys_id_quotas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/quotas/{quota}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a quota away. */
        delete: operations["delete_surveys_id_quotas_quota"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Results with intervals, as far as they may be told: where answers are hidden, counts below `k_min`
         *     and those that would give them away are withheld, and while such a survey is live its figures move
         *     in batches, without filters and texts.
         */
        get: operations["get_surveys_id_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/surveyjs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a survey asks, as SurveyJS JSON, and what is not in it. */
        get: operations["get_surveys_id_surveyjs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts these tags in place of those that a text has. Only texts that the caller is told have tags. */
        put: operations["put_surveys_id_tags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The scores of a survey over its waves, with intervals at 95 %, and whether they moved by more than
         *     chance. Made of what each wave tells the caller; empty where nothing was asked again.
         */
        get: operations["get_surveys_id_trend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A published version. */
        get: operations["get_surveys_id_versions_number"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/waves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins the next wave of a closed survey: a draft that asks the same, with the same ids. */
        post: operations["post_surveys_id_waves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/weighted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shares and scores of everybody, weighted so that the groups that are named have the shares that are
         *     given (raking); beside each the plain one. Of a survey where names stand with the answers alone, since
         *     weights tell of single answers. Nothing is kept.
         */
        post: operations["post_surveys_id_weighted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller is to do, or the own organisation, over all records. */
        get: operations["get_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a task away. */
        delete: operations["delete_tasks_id"];
        options?: never;
        head?: never;
        /** Checks a task off, rewords it, gives it to somebody, or moves it. */
        patch: operations["patch_tasks_id"];
        trace?: never;
    };
    "/api/v1/threads/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps what is being written. */
        put: operations["put_threads_id_draft"];
        post?: never;
        /** Throws a draft away. */
        delete: operations["delete_threads_id_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/draft/send-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a draft without waiting any longer. */
        post: operations["post_threads_id_draft_send_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/draft/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops the hold: it is a draft again. */
        post: operations["post_threads_id_draft_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's drafts. */
        get: operations["get_threads_id_drafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of a lane. */
        get: operations["get_threads_id_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/entries/{entry_id}/retract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an own message back. */
        post: operations["post_threads_id_entries_entry_id_retract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/entries/{entry_id}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces the text of an own message; everybody who saw it sees that it was revised. */
        post: operations["post_threads_id_entries_entry_id_revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/entries/{entry_id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copies a private message into the shared lane. */
        post: operations["post_threads_id_entries_entry_id_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/lanes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lanes of a thread that the caller reads, the shared one first. */
        get: operations["get_threads_id_lanes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/lanes/{lane}/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copies entries of the shared lane with their files into a named lane. */
        post: operations["post_threads_id_lanes_lane_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a message into a lane. */
        post: operations["post_threads_id_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes how far the caller has read a lane; never back. */
        post: operations["post_threads_id_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/topic-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What topics are sorted into, by name. Those that are sold are the firm's profile. */
        get: operations["get_topic_categories"];
        put?: never;
        /** Makes a category. */
        post: operations["post_topic_categories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/topic-categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Renames a category, or says that the firm sells it from now on, or no more. */
        patch: operations["patch_topic_categories_id"];
        trace?: never;
    };
    "/api/v1/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What callers of the own organisation ask for, by name. */
        get: operations["get_topics"];
        put?: never;
        /** Puts a topic on the pick list. */
        post: operations["post_topics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/topics/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Renames a topic, or sorts it into a category. */
        patch: operations["patch_topics_id"];
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's saved views. */
        get: operations["get_views"];
        put?: never;
        /** Saves a view. */
        post: operations["post_views"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a view. */
        delete: operations["delete_views_id"];
        options?: never;
        head?: never;
        /** Renames a view or replaces its filters. */
        patch: operations["patch_views_id"];
        trace?: never;
    };
    "/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_unsubscribe_token"];
        put?: never;
        post: operations["post_unsubscribe_token"];
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
        /** @description A customer as its vendor keeps it. Its id is that of the relationship. */
        Account: {
            /** @description Whether somebody of it has signed in. */
            claimed: boolean;
            created_at: components["schemas"]["Timestamp"];
            customer_number?: string | null;
            id: components["schemas"]["RelationshipId"];
            legal_address?: string | null;
            legal_name?: string | null;
            /** @description What the vendor calls it. */
            name: string;
            note?: string | null;
            /** Format: int64 */
            open_complaints: number;
            organisation: components["schemas"]["OrgRef"];
            owner?: components["schemas"]["PersonRef"] | null;
            segment?: string | null;
            status: components["schemas"]["AccountStatus"];
            tax_id?: string | null;
            tier?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description The same with what is around it. */
        AccountDetails: components["schemas"]["Account"] & {
            /** @description Those that belong to it. */
            children: components["schemas"]["AccountRef"][];
            parent?: components["schemas"]["AccountRef"] | null;
            /** @description Who looks after it, and who did, the latest first. */
            team: components["schemas"]["TeamMember"][];
        };
        /** @description What the figures say of one customer. */
        AccountFigures: {
            as_of: components["schemas"]["Timestamp"];
            churn?: components["schemas"]["ChurnMark"] | null;
            currency?: string | null;
            /**
             * Format: int64
             * @description Orders in it.
             */
            n: number;
            relationship_id: components["schemas"]["RelationshipId"];
            rfm?: components["schemas"]["RfmMark"] | null;
            value?: components["schemas"]["ValueRange"] | null;
        };
        /** @description What a customer ordered. */
        AccountOrders: {
            first_at?: components["schemas"]["Timestamp"] | null;
            last_at?: components["schemas"]["Timestamp"] | null;
            lateness: components["schemas"]["Lateness"];
            /** @description The newest five. */
            newest: components["schemas"]["OrderItem"][];
            /**
             * Format: int64
             * @description Without returns and what was cancelled.
             */
            orders: number;
            /** Format: int64 */
            returns: number;
            /** @description One for each currency, the one with most orders first. */
            totals: components["schemas"]["CurrencyTotal"][];
        };
        /** @description What is to change; what is absent stays, `null` clears. */
        AccountPatchInput: {
            /** @default null */
            customer_number?: string | null;
            /** @default null */
            legal_address?: string | null;
            /** @default null */
            legal_name?: string | null;
            /** @default null */
            name?: string | null;
            /**
             * @description The own organisation's alone.
             * @default null
             */
            note?: string | null;
            /**
             * @description Whoever looks after it from now on.
             * @default null
             */
            owner_membership_id?: string | null;
            /**
             * @description The customer that it belongs to.
             * @default null
             */
            parent_id?: string | null;
            /** @default null */
            status?: components["schemas"]["AccountStatus"] | null;
            /** @default null */
            tax_id?: string | null;
            /** @default null */
            tier?: string | null;
        };
        /** @description The people of a customer on a day. */
        AccountPeople: {
            /** @description `YYYY-MM-DD` */
            as_of: string;
            items: components["schemas"]["AccountPerson"][];
        };
        /** @description Somebody at a customer on a day. */
        AccountPerson: {
            /** @description The newest of each channel. */
            consents: components["schemas"]["ContactConsent"][];
            contact: components["schemas"]["ContactRef"];
            person?: components["schemas"]["PersonRef"] | null;
            points: components["schemas"]["ContactPoint"][];
            role: components["schemas"]["ContactRole"];
        };
        /** @description A customer as its vendor names it. */
        AccountRef: {
            name: string;
            relationship_id: components["schemas"]["RelationshipId"];
        };
        /** @description The segments of an account. */
        AccountSegments: {
            items: components["schemas"]["SegmentStay"][];
        };
        /**
         * @description What a customer is to its vendor.
         * @enum {string}
         */
        AccountStatus: "prospect" | "client" | "former" | "partner";
        /** @description What was spent in a month. */
        AcquisitionMonth: {
            /**
             * Format: int64
             * @description Minor units; without it the month is not known again.
             */
            amount_minor?: number | null;
            currency?: string | null;
            /** @description `YYYY-MM`. */
            month: string;
        };
        /** @description What was spent in some months. */
        AcquisitionMonths: {
            items: components["schemas"]["AcquisitionMonth"][];
        };
        /** @description What was spent in a month to win new customers. */
        AcquisitionSpend: {
            /** Format: int64 */
            amount_minor: number;
            currency: string;
            /** @description `YYYY-MM`. */
            month: string;
        };
        /** @description What was spent to win new customers. */
        AcquisitionSpends: {
            /** @description The oldest month first. A month that is not there is not known. */
            items: components["schemas"]["AcquisitionSpend"][];
        };
        /** @description What an action takes besides the version; a field that the action does not take is unknown. */
        ActionBody: {
            /** @default null */
            agree?: boolean | null;
            /** @default null */
            body?: string | null;
            /** @default null */
            note?: string | null;
            /** @default null */
            owner_membership_id?: string | null;
            /** @default null */
            question?: string | null;
            /** @default null */
            reason?: string | null;
            /** @default null */
            resolution_code?: components["schemas"]["Remedy"] | null;
            /** @default null */
            resolution_notes?: string | null;
            /** @default null */
            third_party?: boolean | null;
            /**
             * Format: int32
             * @description The version of the record that the caller saw.
             * @default null
             */
            version?: number | null;
        };
        /**
         * @description What can be done with a complaint.
         * @enum {string}
         */
        ActionName: "submit" | "acknowledge" | "assess" | "ask_customer" | "ask_vendor" | "answer" | "propose" | "accept" | "decline" | "refuse" | "answer_refusal" | "withdraw" | "close" | "reopen" | "assign" | "confirm";
        /** @description An action as the record offers it. */
        ActionState: {
            allowed: boolean;
            name: components["schemas"]["ActionName"];
            /** @description Fields that the action asks for. */
            needs: string[];
            /**
             * @description `wrong_status`, `wrong_side`, `role_too_low`, `not_confirmed`, `window_over`, `already`,
             *     `commitments_open`.
             */
            reason?: string | null;
        };
        /** @description An activity as the vendor's people see it. */
        Activity: {
            account?: components["schemas"]["AccountRef"] | null;
            actions: components["schemas"]["ActivityActionState"][];
            assignee?: components["schemas"]["PersonRef"] | null;
            /** @description What to say. */
            brief: string;
            cancel_reason?: string | null;
            closed_at?: components["schemas"]["Timestamp"] | null;
            contact?: components["schemas"]["ActivityContact"] | null;
            /** @description Its day, `YYYY-MM-DD`, if it has no hour. */
            day?: string | null;
            ends_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["ActivityId"];
            interaction_id?: components["schemas"]["InteractionId"] | null;
            kind: components["schemas"]["ActivityKind"];
            mail?: components["schemas"]["ActivityMail"] | null;
            origin: components["schemas"]["ActivityOrigin"];
            /** @description Its time is over, and it is still planned. */
            overdue: boolean;
            purpose: string;
            /** @description Number, address or link. */
            reach?: string | null;
            starts_at: components["schemas"]["Timestamp"];
            status: components["schemas"]["ActivityStatus"];
            /** @description IANA name: where its hour, or its day, is meant. */
            time_zone: string;
            /** Format: int32 */
            version: number;
        };
        /** @description What is done with an activity. */
        ActivityActInput: {
            /** @description For `done`: what the interaction says. */
            happened?: components["schemas"]["HappenedInput"];
            /** @description Why it is cancelled. */
            reason?: string | null;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with an activity.
         * @enum {string}
         */
        ActivityAction: "done" | "cancel" | "reopen" | "approve" | "hold";
        /** @description An action as an activity offers it. */
        ActivityActionState: {
            allowed: boolean;
            name: components["schemas"]["ActivityAction"];
            /** @description `role_too_low`, `wrong_status`, `too_late`, `mail_approved`, `mail_sent`, `no_mail`. */
            reason?: string | null;
        };
        /** @description A contact as it is named beside an activity. */
        ActivityContact: {
            id?: components["schemas"]["ContactId"] | null;
            name: string;
        };
        /**
         * Format: uuid
         * @description A contact that is planned.
         */
        ActivityId: string;
        /**
         * @description How somebody is to be contacted; a task is something to do without anybody.
         * @enum {string}
         */
        ActivityKind: "call" | "meeting" | "mail" | "visit" | "task";
        /** @description A letter as it is shown with its activity. */
        ActivityMail: {
            approved_at?: components["schemas"]["Timestamp"] | null;
            body: string;
            /** @description `consent_withdrawn`, `approver_left`, `not_taken`, `outcome_unknown`. */
            failure?: string | null;
            sent_at?: components["schemas"]["Timestamp"] | null;
            state: components["schemas"]["MailState"];
            subject: string;
            to: string;
        };
        /** @description A letter that is sent at the activity's time, once somebody has approved it. */
        ActivityMailInput: {
            body: string;
            subject: string;
            to: string;
        };
        /**
         * @description What made an activity.
         * @enum {string}
         */
        ActivityOrigin: "manual" | "missed_call";
        /** @description What is changed; what is absent stays, `null` clears. */
        ActivityPatchInput: {
            /** @default null */
            assignee?: components["schemas"]["MembershipId"] | null;
            /** @default null */
            brief?: string | null;
            /** @default null */
            contact_id?: string | null;
            /** @default null */
            contact_name?: string | null;
            /**
             * @description Moves it to a day without an hour.
             * @default null
             */
            day?: string | null;
            /** @default null */
            ends_at?: components["schemas"]["Timestamp"] | null;
            /** @default null */
            kind?: components["schemas"]["ActivityKind"] | null;
            /** @default null */
            mail?: components["schemas"]["ActivityMailInput"] | null;
            /** @default null */
            purpose?: string | null;
            /** @default null */
            reach?: string | null;
            /** @default null */
            relationship_id?: string | null;
            /** @default null */
            starts_at?: components["schemas"]["Timestamp"] | null;
            /** @default null */
            time_zone?: string | null;
        };
        /**
         * @description Where an activity stands.
         * @enum {string}
         */
        ActivityStatus: "planned" | "done" | "cancelled";
        /** @description Whether something can be done now. */
        AftercareAction: {
            allowed: boolean;
            /** @description `wrong_side`, `wrong_status`, `already`, `role_too_low`. */
            reason?: string | null;
        };
        /** @description A line of the agenda. */
        AgendaItem: {
            added_by?: components["schemas"]["PersonRef"] | null;
            /** @description It is about something that the caller's firm does not show the caller. */
            hidden: boolean;
            id: components["schemas"]["ItemId"];
            kind: components["schemas"]["AgendaKind"];
            /** @description Markdown. */
            minutes: string;
            minutes_html: string;
            /**
             * Format: int32
             * @description Of the minutes of this line.
             */
            minutes_version: number;
            /** @description Markdown. */
            note: string;
            note_html: string;
            /** @description Whether the caller may reword it or take it away, while the agenda is open. */
            own: boolean;
            promise?: components["schemas"]["AgendaPromise"] | null;
            /** @description Why it is there: as it was taken over, and from the meeting on as it stood then. */
            reasons: components["schemas"]["AgendaReason"][];
            record?: components["schemas"]["RecordRef"] | null;
            /** @description Whose line it is. */
            side: components["schemas"]["Side"];
            /** @description As the proposal names it; null for an own topic. */
            subject?: string | null;
            /** @description Of an own topic; of anything else what it was called when the meeting was held. */
            title?: string | null;
            /**
             * Format: int32
             * @description Of title and note.
             */
            version: number;
        };
        /** @description What to change of a line. */
        AgendaItemPatch: {
            /**
             * @description Markdown; null empties it.
             * @default null
             */
            note?: string | null;
            /**
             * @description Of an own topic alone.
             * @default null
             */
            title?: string | null;
        };
        /**
         * @description What a line of the agenda is about.
         * @enum {string}
         */
        AgendaKind: "topic" | "complaint" | "commitment" | "agreement" | "meeting";
        /** @description A promise as an agenda is about it. */
        AgendaPromise: {
            /**
             * Format: int64
             * @description Minor units of `currency`.
             */
            amount_minor?: number | null;
            currency?: string | null;
            due_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["CommitmentId"];
            /** @description The kind of term that it comes from, or `action`. */
            kind: string;
            /** @description The side that owes it. */
            side: components["schemas"]["Side"];
            text: string;
        };
        /** @description A matter that may be taken over into the agenda, or was. */
        AgendaProposal: {
            item_id?: components["schemas"]["ItemId"] | null;
            kind: components["schemas"]["AgendaKind"];
            promise?: components["schemas"]["AgendaPromise"] | null;
            /** @description Why it is proposed now, the weightiest first. */
            reasons: components["schemas"]["AgendaReason"][];
            record: components["schemas"]["RecordRef"];
            /** @description Names it when it is taken over. */
            subject: string;
        };
        /** @description What is open between the two firms now, the weightiest first. */
        AgendaProposals: {
            items: components["schemas"]["AgendaProposal"][];
        };
        /** @description Why something stands on an agenda, in figures. */
        AgendaReason: {
            code: components["schemas"]["ReasonCode"];
            /** Format: int64 */
            number?: number | null;
            side?: components["schemas"]["BallSide"] | null;
            since?: components["schemas"]["Timestamp"] | null;
            step?: string | null;
            until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description The agreement of a relationship. */
        Agreement: {
            actions: components["schemas"]["AgreementActionState"][];
            /** @description What the proposal changes. */
            diff: components["schemas"]["AgreementDifference"][];
            in_force: components["schemas"]["AgreementVersion"];
            proposed?: components["schemas"]["AgreementVersion"] | null;
            record_id?: components["schemas"]["RecordId"] | null;
        };
        /**
         * @description What can be done with a proposed agreement.
         * @enum {string}
         */
        AgreementAction: "propose" | "sign" | "refuse" | "withdraw";
        /** @description Which proposal was seen, and what is said to it. */
        AgreementActionBody: {
            /** @description For `refuse`. */
            reason?: string | null;
            /** @description Of what was seen, for `sign` and `refuse`. */
            sha256?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description An action as the agreement offers it. */
        AgreementActionState: {
            allowed: boolean;
            name: components["schemas"]["AgreementAction"];
            /** @description Fields that the action asks for. */
            needs: string[];
            /** @description `role_too_low`, `wrong_status`, `wrong_side`. */
            reason?: string | null;
        };
        /** @description All that is agreed; the canonical JSON of this is what both sides sign. */
        AgreementData: {
            /**
             * Format: int64
             * @description Days after de-escalation before the same side may escalate again.
             */
            cooling_off_days: number;
            customer_calendar: components["schemas"]["Calendar"];
            /** @description Minutes of the customer's business time for the customer's turn. */
            customer_response: components["schemas"]["BySeverity"];
            /** @description The first is the lowest. */
            ladder: components["schemas"]["Rung"][];
            /** Format: int64 */
            offer_valid_days: number;
            pauses: components["schemas"]["Pauses"];
            report_steps: components["schemas"]["ReportSteps"];
            targets: components["schemas"]["Targets"];
            vendor_calendar: components["schemas"]["Calendar"];
            /** @description Percents of a target at which its side is warned, rising. */
            warn_percent: number[];
        };
        /** @description What a proposal changes of what is in force. */
        AgreementDifference: {
            from: Record<string, unknown>;
            /** @description As `targets.resolution.major`. */
            path: string;
            to: Record<string, unknown>;
        };
        /** @description A version of an agreement. */
        AgreementVersion: {
            data: components["schemas"]["AgreementData"];
            in_force_at?: components["schemas"]["Timestamp"] | null;
            note?: string | null;
            proposed_at?: components["schemas"]["Timestamp"] | null;
            proposed_by?: components["schemas"]["PersonRef"] | null;
            proposed_side?: components["schemas"]["Side"] | null;
            /** @description Of the canonical JSON of `data`, in lower-case hexadecimal: what is signed. */
            sha256: string;
            signoff?: components["schemas"]["Signoff"] | null;
            /**
             * Format: int32
             * @description 0: nothing was agreed; the usual terms hold.
             */
            version: number;
        };
        /**
         * Format: uuid
         * @description A time in which a topic was asked for more often than before.
         */
        AlarmId: string;
        /**
         * @description What somebody made of an alarm.
         * @enum {string}
         */
        AlarmState: "new" | "watching" | "accepted" | "dismissed";
        /**
         * @description What is kept of who answered; fixed when the survey is first published.
         * @enum {string}
         */
        Anonymity: "identified" | "confidential" | "anonymous";
        /**
         * Format: uuid
         * @description A file that somebody answered with.
         */
        AnswerFileId: string;
        /**
         * Format: uuid
         * @description An API token's row.
         */
        ApiTokenId: string;
        /** @description An API token, without its secret. */
        ApiTokenView: {
            created_at: components["schemas"]["Timestamp"];
            expires_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["ApiTokenId"];
            last_used_at?: components["schemas"]["Timestamp"] | null;
            name: string;
            scopes: components["schemas"]["TokenScope"][];
        };
        /**
         * @description How far the approval of a version has come.
         * @enum {string}
         */
        ApprovalState: "none" | "open" | "approved" | "rejected" | "stale" | "cancelled";
        /** @description What the own side is asked for in a record, beside whose turn it is. */
        Ask: {
            /**
             * Format: int64
             * @description How many of this kind.
             */
            count: number;
            kind: components["schemas"]["AskKind"];
            record: components["schemas"]["RecordRef"];
            /** @description Since when the oldest of them waits. */
            since: components["schemas"]["Timestamp"];
            until?: components["schemas"]["Timestamp"] | null;
            /** @description The others who take part. */
            with: components["schemas"]["OrgRef"][];
        };
        /**
         * @description What a side is asked for.
         * @enum {string}
         */
        AskKind: "offer" | "escalation" | "reaction" | "mediator" | "recommendation" | "confirmation" | "promise" | "survey" | "outcome";
        /** @description What a third party is asked, by whom, and until when. */
        Asked: {
            by: components["schemas"]["OrgRef"];
            lane_id: components["schemas"]["LaneId"];
            role: components["schemas"]["ThirdRole"];
            topic?: string | null;
            until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description What the own side is asked for. */
        Asks: {
            items: components["schemas"]["Ask"][];
        };
        /**
         * @description Which organisations see an idea, from the narrowest to the widest.
         * @enum {string}
         */
        Audience: "own" | "relationship" | "named" | "all_customers";
        /** @description Something that the own organisation is to sign. */
        AwaitedSignature: {
            kind: components["schemas"]["SubjectKind"];
            record: components["schemas"]["RecordRef"];
            relationship_id?: components["schemas"]["RelationshipId"] | null;
            /** @description In which roles, where that matters. */
            roles: string[];
            /** @description Since when it can be signed. */
            since: components["schemas"]["Timestamp"];
            /** @description Of a report: which step. */
            step: string;
            /**
             * Format: uuid
             * @description Of the offer, agreement, report, meeting, gate, list, decision or version.
             */
            subject_id: string;
            title?: string | null;
        };
        /** @description What waits for a signature. */
        AwaitedSignatures: {
            items: components["schemas"]["AwaitedSignature"][];
        };
        /** @description Who owes the next move. */
        Ball: {
            /** @description Whether it is the caller's side. */
            mine: boolean;
            side?: components["schemas"]["BallSide"] | null;
            since?: components["schemas"]["Timestamp"] | null;
            until?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @description Whose move it is, as the caller says it.
         * @enum {string}
         */
        BallFilter: "mine";
        /**
         * @description Which side owes the next move.
         * @enum {string}
         */
        BallSide: "customer" | "vendor" | "both" | "third";
        /**
         * Format: uuid
         * @description A question that is kept.
         */
        BankId: string;
        /** @description The two firms between which somebody mediates. */
        Between: {
            customer: components["schemas"]["OrgRef"];
            vendor: components["schemas"]["OrgRef"];
        };
        /**
         * @description What can be done with a board.
         * @enum {string}
         */
        BoardAction: "set_up" | "open" | "score" | "weigh" | "release" | "drop" | "close";
        /** @description What an action brings; each takes its own part. */
        BoardActionBody: {
            membership_id?: components["schemas"]["MembershipId"] | null;
            /**
             * Format: int32
             * @description Of the board that was seen.
             */
            version: number;
            /** @description To weigh. */
            weights?: components["schemas"]["BoardWeightInput"][];
        };
        /** @description What options are compared by. */
        BoardCriterion: {
            direction: components["schemas"]["Direction"];
            id: components["schemas"]["CriterionId"];
            scale: components["schemas"]["Scale"];
            title: string;
            /** @description Of what is measured. */
            unit?: string | null;
            /**
             * Format: int32
             * @description 0 to 100; what counts is its share of the sum.
             */
            weight: number;
        };
        /** @description What options are compared by. */
        BoardCriterionInput: {
            direction: components["schemas"]["Direction"];
            id?: components["schemas"]["CriterionId"] | null;
            scale: components["schemas"]["Scale"];
            title: string;
            /** @description Of what is measured. */
            unit?: string | null;
            /**
             * Format: int32
             * @description 0 to 100.
             */
            weight: number;
        };
        /** @description Somebody who is asked for scores. */
        BoardDecider: {
            handed_in_at?: components["schemas"]["Timestamp"] | null;
            mine: boolean;
            person: components["schemas"]["PersonRef"];
            side: components["schemas"]["Side"];
        };
        /** @description Something that could be done. */
        BoardOption: {
            /**
             * Format: int64
             * @description Minor units of `currency`.
             */
            cost_minor?: number | null;
            /** @description ISO 4217 */
            currency?: string | null;
            id: components["schemas"]["OptionId"];
            /** @description Markdown. */
            note?: string | null;
            title: string;
        };
        /** @description Something that could be done; with the id of an option that is there, that one changes. */
        BoardOptionInput: {
            /**
             * Format: int64
             * @description Minor units of `currency`.
             */
            cost_minor?: number | null;
            /** @description ISO 4217; the same for all. */
            currency?: string | null;
            id?: components["schemas"]["OptionId"] | null;
            /** @description Markdown. */
            note?: string | null;
            title: string;
        };
        /** @description What comes of a board: `service::maths` says by what formulas. */
        BoardResults: {
            /** @description Deciders whose scores are in it. */
            deciders: number;
            /** @description By option and criterion, what is least agreed on first. */
            disagreement: components["schemas"]["Disagreement"][];
            /** @description Whether the other method puts it first too. */
            methods_agree: boolean;
            options: components["schemas"]["OptionResult"][];
            sensitivity: components["schemas"]["WeightFlip"][];
            sides: components["schemas"]["BoardSideCount"][];
            /** @description Whether others share its place. */
            tied: boolean;
            /** @description Shares of the weights that it was computed with; they add up to 1. */
            weights: components["schemas"]["WeightShare"][];
            /** @description First by the weighted sum; the first of the list where several share the first place. */
            winner: components["schemas"]["OptionId"];
        };
        /** @description What somebody gave an option by a criterion. */
        BoardScore: {
            criterion_id: components["schemas"]["CriterionId"];
            membership_id: components["schemas"]["MembershipId"];
            option_id: components["schemas"]["OptionId"];
            /** Format: double */
            value: number;
        };
        /** @description A score. */
        BoardScoreInput: {
            criterion_id: components["schemas"]["CriterionId"];
            option_id: components["schemas"]["OptionId"];
            /**
             * Format: double
             * @description A whole number from 0 to 10, or what was measured, with four decimals at most.
             */
            value: number;
        };
        /** @description The caller's scores. */
        BoardScoresInput: {
            /** @description Whether they are final: all have to be there, and they change no more. */
            hand_in?: boolean;
            scores: components["schemas"]["BoardScoreInput"][];
        };
        /** @description All of a board before it is opened. */
        BoardSetup: {
            criteria: components["schemas"]["BoardCriterionInput"][];
            /** @description People of the project, of both sides. */
            deciders: components["schemas"]["MembershipId"][];
            options: components["schemas"]["BoardOptionInput"][];
            /**
             * Format: int32
             * @description Of the board that was seen; 0 to begin one.
             */
            version: number;
        };
        /** @description How many of a side have given scores. */
        BoardSideCount: {
            deciders: number;
            side: components["schemas"]["Side"];
        };
        /**
         * @description Where a board stands.
         * @enum {string}
         */
        BoardState: "setup" | "open" | "closed";
        /** @description A weight. */
        BoardWeightInput: {
            criterion_id: components["schemas"]["CriterionId"];
            /**
             * Format: int32
             * @description 0 to 100.
             */
            weight: number;
        };
        /** @description Other weights. */
        BoardWhatIf: {
            /** @description Those that are left out stay as they are. */
            weights: components["schemas"]["BoardWeightInput"][];
        };
        /** @description What is to be read before a call. */
        Brief: components["schemas"]["Overview"] & {
            made_at: components["schemas"]["Timestamp"];
            /** @description What happened last, the newest first. */
            recent: components["schemas"]["TimelineItem"][];
        };
        /** @description How many complaints were told. */
        Broadcast: {
            sent: number;
        };
        /** @description What is said to all customers. */
        BroadcastInput: {
            /** @description Markdown. */
            body: string;
        };
        /**
         * @description A part in the buying centre (Webster and Wind 1972; the initiator is Bonoma's, 1982).
         * @enum {string}
         */
        BuyingRole: "decider" | "influencer" | "user" | "buyer" | "gatekeeper" | "initiator";
        /** @description A figure for each severity; null where nothing was agreed. */
        BySeverity: {
            /** Format: int64 */
            critical?: number | null;
            /** Format: int64 */
            major?: number | null;
            /** Format: int64 */
            minor?: number | null;
            /** Format: int64 */
            moderate?: number | null;
        };
        /** @description When an office is open, in its own time zone. */
        Calendar: {
            days: components["schemas"]["DayHours"][];
            /** @description `YYYY-MM-DD`. */
            holidays: string[];
            /** @description IANA name, as `Europe/Berlin`. */
            time_zone: string;
        };
        /** @description A planned day of one of the projects. */
        CalendarDay: {
            done: boolean;
            kind: components["schemas"]["DateKind"];
            /** @description `YYYY-MM-DD` */
            on: string;
            /** @description Whose it is. */
            project: components["schemas"]["RecordRef"];
            title: string;
        };
        /** @description The own feed. */
        CalendarFeed: {
            /** @description Whoever knows it reads the own activities; null while there is none. */
            address?: string | null;
            rotated_at?: components["schemas"]["Timestamp"] | null;
        };
        /** @description Nothing has to be told. */
        CalendarFeedInput: Record<string, unknown>;
        /**
         * @description What became of a call.
         * @enum {string}
         */
        CallEvent: "answered" | "missed";
        /** @description Where the own telephone system tells of calls. */
        CallHook: {
            /** @description Where it is to post to; null while there is none. */
            address?: string | null;
            assignee?: components["schemas"]["PersonRef"] | null;
            /**
             * Format: int32
             * @description How soon a missed call is to be answered, in minutes of an open office.
             */
            callback_minutes?: number | null;
            last_called_at?: components["schemas"]["Timestamp"] | null;
            rotated_at?: components["schemas"]["Timestamp"] | null;
            /** @description What it signs with: shown when it is made, and never again. */
            secret?: string | null;
        };
        /** @description How calls that were missed are answered. */
        CallHookInput: {
            /** @default null */
            assignee?: components["schemas"]["MembershipId"] | null;
            /**
             * Format: int32
             * @description How soon: 5 to 10,080 minutes of an open office.
             * @default null
             */
            callback_minutes?: number | null;
            /**
             * @description Makes another secret: the one that there was signs nothing any more.
             * @default false
             */
            renew?: boolean;
        };
        /** @description A call, as a telephone system tells it. */
        CallTold: {
            /** @description As the system shows the caller. */
            contact_name?: string | null;
            direction: components["schemas"]["InteractionDirection"];
            /** Format: int32 */
            duration_seconds?: number | null;
            event: components["schemas"]["CallEvent"];
            /** @description The system's own id of the call: told twice, it counts once. */
            external_id: string;
            occurred_at: components["schemas"]["Timestamp"];
            /** @description The number of the other party. */
            party: string;
            text?: string | null;
        };
        /** @description Words that callers say often and that stand for no topic yet. */
        Candidate: {
            /** Format: int64 */
            callers: number;
            /**
             * Format: int64
             * @description Interactions without a topic in which it is said.
             */
            calls: number;
            /**
             * Format: double
             * @description Dunning's G² against the interactions that have a topic; null while there are none.
             */
            g2?: number | null;
            /** @description As most of them say it. */
            words: string;
        };
        /** @description Words for new topics. */
        Candidates: {
            items: components["schemas"]["Candidate"][];
        };
        /**
         * @description What a role allows, over all records; what may be done with one record is its feature's table.
         * @enum {string}
         */
        Capability: "write" | "file_complaint" | "file_for_customer" | "assign" | "export" | "manage_people" | "manage_organisation" | "manage_relationships";
        /**
         * @description What it is about.
         * @enum {string}
         */
        Category: "product" | "service" | "delivery" | "documentation" | "invoice" | "warranty" | "installation" | "other";
        /** @description So many about one thing. */
        CategoryCount: {
            category: components["schemas"]["Category"];
            /** Format: int64 */
            count: number;
        };
        /**
         * Format: uuid
         * @description What topics are sorted into.
         */
        CategoryId: string;
        /** @description A category as it is named beside a topic. */
        CategoryRef: {
            id: components["schemas"]["CategoryId"];
            name: string;
        };
        /**
         * Format: uuid
         * @description A line of a change of an agreed list.
         */
        ChangeId: string;
        /** @description What a check found; what does not belong to its kind is null. */
        CheckFound: {
            /**
             * Format: int64
             * @description Alarms that hold, and of them those that are new.
             * @default null
             */
            alarms?: number | null;
            /** @default null */
            injection?: components["schemas"]["Injection"] | null;
            /**
             * Format: int64
             * @default null
             */
            new_alarms?: number | null;
            /** @default null */
            placebo?: components["schemas"]["Placebo"] | null;
            /** @default null */
            withheld?: components["schemas"]["WithheldReason"] | null;
        };
        /**
         * Format: uuid
         * @description A look of the radar at the whole log.
         */
        CheckId: string;
        /**
         * @description What is looked for.
         * @enum {string}
         */
        CheckKind: "alarms" | "placebo" | "injection";
        /**
         * @description How far a check has come.
         * @enum {string}
         */
        CheckState: "waiting" | "running" | "done" | "withheld" | "failed";
        /** @description A list of tasks to be made again and again. */
        Checklist: {
            category?: components["schemas"]["Category"] | null;
            id: components["schemas"]["ChecklistId"];
            items: string[];
            name: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description A list of tasks to be made again and again.
         */
        ChecklistId: string;
        /** @description What changes of a checklist; what is absent stays, `null` clears. */
        ChecklistPatchInput: {
            /** @default null */
            category?: components["schemas"]["Category"] | null;
            /** @default null */
            items?: string[] | null;
            /** @default null */
            name?: string | null;
        };
        /** @description The checklists of an organisation. */
        Checklists: {
            items: components["schemas"]["Checklist"][];
        };
        /** @description One event and whether it comes by mail. */
        Choice: {
            event: string;
            mail: components["schemas"]["MailChoice"];
        };
        /** @description What is known of the rhythm of a customer. */
        ChurnMark: {
            /** Format: int64 */
            days_since_last_order: number;
            /** @description Whether the gaps are its own, or those of its segment. */
            own_rhythm: boolean;
            /** @description Silent for longer than is its way. */
            silent: boolean;
            /**
             * Format: int64
             * @description Nine of ten gaps are shorter; null: nothing to tell it by.
             */
            usual_days?: number | null;
            /**
             * Format: int64
             * @description What it brings in a year, or its margin where that is known.
             */
            yearly_minor: number;
        };
        /** @description A clock as both sides see it. */
        Clock: {
            due_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description Business seconds used up.
             */
            elapsed_seconds: number;
            name: components["schemas"]["ClockName"];
            /**
             * Format: int64
             * @description Calendar seconds that did not count.
             */
            paused_seconds: number;
            /**
             * Format: int64
             * @description Of the target, cut to a whole number.
             */
            percent: number;
            /** @description Whose time it measures. */
            side: components["schemas"]["Side"];
            started_at?: components["schemas"]["Timestamp"] | null;
            state: components["schemas"]["ClockState"];
            stopped_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description Business seconds.
             */
            target_seconds: number;
        };
        /**
         * @description What is measured.
         * @enum {string}
         */
        ClockName: "first_response" | "next_response" | "periodic_update" | "resolution" | "customer_response";
        /**
         * @description Where a clock stands.
         * @enum {string}
         */
        ClockState: "running" | "paused" | "met" | "missed" | "idle";
        /** @description Which version of the issue is closed. */
        CloseIssueInput: {
            note?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description Which interactions get which topic. */
        CodeInput: {
            /** @description 200 at most. */
            interaction_ids: components["schemas"]["InteractionId"][];
            topic_id: components["schemas"]["TopicId"];
        };
        /** @description How many there were. */
        Coded: {
            coded: number;
        };
        /**
         * @description Whether what was asked for is told.
         * @enum {string}
         */
        CodingState: "none" | "open" | "done";
        /**
         * @description What stands in a column.
         * @enum {string}
         */
        ColumnKind: "word" | "text" | "month" | "count" | "share" | "days" | "money" | "mark";
        /** @description A commitment as both sides see it. */
        Commitment: {
            actions: components["schemas"]["CommitmentActionState"][];
            /** Format: int64 */
            amount_minor?: number | null;
            confirmed_at?: components["schemas"]["Timestamp"] | null;
            confirmed_by?: components["schemas"]["PersonRef"] | null;
            currency?: string | null;
            due_at: components["schemas"]["Timestamp"];
            fulfilled_at?: components["schemas"]["Timestamp"] | null;
            fulfilled_by?: components["schemas"]["PersonRef"] | null;
            /**
             * Format: int64
             * @description `seq` of the entry in the record's shared lane that says so, with the evidence.
             */
            fulfilled_seq?: number | null;
            id: components["schemas"]["CommitmentId"];
            kind: string;
            /** @description Whether its end passed, or passed before it was done. */
            late: boolean;
            missed_at?: components["schemas"]["Timestamp"] | null;
            owner?: components["schemas"]["PersonRef"] | null;
            /**
             * Format: int64
             * @description Pieces.
             */
            quantity?: number | null;
            reason?: string | null;
            record: components["schemas"]["RecordRef"];
            /** @description Whether the goods go back first. */
            return_required: boolean;
            side: components["schemas"]["Side"];
            /** Format: uuid */
            source_id: string;
            source_kind: string;
            state: components["schemas"]["CommitmentState"];
            text: string;
            /** Format: int32 */
            version: number;
            waits_for?: components["schemas"]["CommitmentId"] | null;
        };
        /**
         * @description What can be done with a commitment.
         * @enum {string}
         */
        CommitmentAction: "fulfil" | "confirm" | "reject" | "move" | "assign" | "release";
        /** @description An action as a commitment offers it. */
        CommitmentActionState: {
            allowed: boolean;
            name: components["schemas"]["CommitmentAction"];
            /** @description Fields that the action asks for. */
            needs: string[];
            /** @description `wrong_status`, `wrong_side`, `role_too_low`. */
            reason?: string | null;
        };
        /** @description What an action brings; each takes its own part. */
        CommitmentBody: {
            /**
             * @description `YYYY-MM-DD`
             * @default null
             */
            due_on?: string | null;
            /** @default [] */
            file_ids?: components["schemas"]["FileId"][];
            /** @default null */
            note?: string | null;
            /** @default null */
            owner_membership_id?: string | null;
            /** @default null */
            reason?: string | null;
            /**
             * Format: int32
             * @default null
             */
            version?: number | null;
        };
        /**
         * Format: uuid
         * @description A commitment.
         */
        CommitmentId: string;
        /**
         * @description What somebody would do for an idea, from the least to the most.
         * @enum {string}
         */
        CommitmentKind: "need" | "will_test" | "would_switch" | "will_pilot" | "will_cofund";
        /**
         * @description Where a commitment stands.
         * @enum {string}
         */
        CommitmentState: "proposed" | "open" | "fulfilled" | "confirmed" | "missed" | "released";
        /** @description The commitments of one complaint. */
        Commitments: {
            items: components["schemas"]["Commitment"][];
        };
        /** @description A complaint. */
        Complaint: {
            actions: components["schemas"]["ActionState"][];
            activity_at: components["schemas"]["Timestamp"];
            ball: components["schemas"]["Ball"];
            category: components["schemas"]["Category"];
            /** Format: int64 */
            claimed_amount_minor?: number | null;
            /** @description Those that are running, paused or missed; all of them are in the ledger. */
            clocks: components["schemas"]["Clock"][];
            closed_at?: components["schemas"]["Timestamp"] | null;
            confirmed: boolean;
            counterpart: components["schemas"]["OrgRef"];
            created_at: components["schemas"]["Timestamp"];
            currency?: string | null;
            custom: Record<string, unknown>;
            custom_fields: components["schemas"]["FieldView"][];
            customer: components["schemas"]["OrgRef"];
            /** Format: int32 */
            definition_version: number;
            delivery_note?: string | null;
            description: string;
            description_html: string;
            detected_where?: string | null;
            /** @description Name of who filed it. */
            filed_by: string;
            filed_by_side: components["schemas"]["Side"];
            /** @description Evidence kept with a draft; afterwards the files are at the entry that brought them. */
            files: components["schemas"]["FileRef"][];
            first_response_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["RecordId"];
            ledger: components["schemas"]["LedgerView"];
            links: components["schemas"]["LinkView"][];
            /** @description Fields that the caller's side may not change, though it may change others. */
            locked_fields: string[];
            lot?: string | null;
            number: string;
            occurred_on?: string | null;
            on_behalf_of?: string | null;
            order_no?: string | null;
            owner?: components["schemas"]["PersonRef"] | null;
            owners: components["schemas"]["OwnersView"];
            people: components["schemas"]["PersonRef"][];
            product?: string | null;
            /** Format: int64 */
            quantity_affected?: number | null;
            /** Format: int64 */
            quantity_complained?: number | null;
            reads: components["schemas"]["ReadBy"][];
            references: components["schemas"]["ReferencesView"];
            refusal_reason?: string | null;
            relationship_id: components["schemas"]["RelationshipId"];
            remedy_sought: components["schemas"]["Remedy"];
            resolution_code?: components["schemas"]["Remedy"] | null;
            resolution_notes?: string | null;
            resolution_notes_html?: string | null;
            resolved_at?: components["schemas"]["Timestamp"] | null;
            serial_no?: string | null;
            severity: components["schemas"]["Severity"];
            /** @description The caller's side. */
            side: components["schemas"]["Side"];
            status: components["schemas"]["Status"];
            status_label: string;
            sub_state?: string | null;
            submitted_at?: components["schemas"]["Timestamp"] | null;
            thread_id: components["schemas"]["ThreadId"];
            title: string;
            vendor: components["schemas"]["OrgRef"];
            /** Format: int32 */
            version: number;
        };
        /** @description A new complaint. */
        ComplaintInput: {
            category: components["schemas"]["Category"];
            /** Format: int64 */
            claimed_amount_minor?: number | null;
            /** @description ISO 4217 */
            currency?: string | null;
            custom?: Record<string, unknown> | null;
            delivery_note?: string | null;
            /** @description Markdown. */
            description: string;
            detected_where?: string | null;
            file_ids?: components["schemas"]["FileId"][];
            lot?: string | null;
            /** @description `YYYY-MM-DD` */
            occurred_on?: string | null;
            /** @description Who called, when the vendor files by phone. */
            on_behalf_of?: string | null;
            order_no?: string | null;
            product?: string | null;
            /** Format: int64 */
            quantity_affected?: number | null;
            /** Format: int64 */
            quantity_complained?: number | null;
            /** @description The own side's reference. */
            reference?: string | null;
            relationship_id: components["schemas"]["RelationshipId"];
            remedy_sought: components["schemas"]["Remedy"];
            serial_no?: string | null;
            severity: components["schemas"]["Severity"];
            /** @description False keeps a draft. */
            submit?: boolean;
            title: string;
        };
        /** @description A linked complaint with where it stands. */
        ComplaintLink: {
            counterpart: components["schemas"]["OrgRef"];
            /** @description `from`: the complaint at hand points to the other one. */
            direction: string;
            /** @description A kind of link, or `follow_up`. */
            kind: string;
            open: boolean;
            /** @description Whether the own organisation alone knows of it. */
            private: boolean;
            record: components["schemas"]["RecordRef"];
            status: components["schemas"]["Status"];
            status_label: string;
        };
        /** @description The links of a complaint, and what may be done with them. */
        ComplaintLinks: {
            actions: components["schemas"]["LinkActionState"][];
            /** @description Oldest first. */
            items: components["schemas"]["ComplaintLink"][];
        };
        /** @description A line of the list. */
        ComplaintListItem: {
            activity_at: components["schemas"]["Timestamp"];
            ball: components["schemas"]["Ball"];
            category: components["schemas"]["Category"];
            confirmed: boolean;
            counterpart: components["schemas"]["OrgRef"];
            created_at: components["schemas"]["Timestamp"];
            customer: components["schemas"]["OrgRef"];
            due_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["RecordId"];
            lot?: string | null;
            number: string;
            owner?: components["schemas"]["PersonRef"] | null;
            product?: string | null;
            severity: components["schemas"]["Severity"];
            side: components["schemas"]["Side"];
            status: components["schemas"]["Status"];
            status_label: string;
            sub_state?: string | null;
            title: string;
            unread: boolean;
            vendor: components["schemas"]["OrgRef"];
        };
        /** @description Fields to change; null empties one that may be empty. */
        ComplaintPatch: {
            /** @default null */
            category?: components["schemas"]["Category"] | null;
            /**
             * Format: int64
             * @default null
             */
            claimed_amount_minor?: number | null;
            /** @default null */
            currency?: string | null;
            custom?: Record<string, unknown> | null;
            /** @default null */
            delivery_note?: string | null;
            /** @default null */
            description?: string | null;
            /** @default null */
            detected_where?: string | null;
            /** @default null */
            lot?: string | null;
            /** @default null */
            occurred_on?: string | null;
            /** @default null */
            order_no?: string | null;
            /** @default null */
            product?: string | null;
            /**
             * Format: int64
             * @default null
             */
            quantity_affected?: number | null;
            /**
             * Format: int64
             * @default null
             */
            quantity_complained?: number | null;
            /** @default null */
            reference?: string | null;
            /** @default null */
            remedy_sought?: components["schemas"]["Remedy"] | null;
            /** @default null */
            serial_no?: string | null;
            /** @default null */
            severity?: components["schemas"]["Severity"] | null;
            /** @default null */
            title?: string | null;
        };
        /** @description Which version of the report is completed. */
        CompleteInput: {
            /**
             * Format: int32
             * @description Of the report.
             */
            version: number;
        };
        /**
         * @description What somebody said about a channel.
         * @enum {string}
         */
        ConsentState: "given" | "withdrawn";
        /** @description When each side consented. */
        Consents: {
            customer?: components["schemas"]["Timestamp"] | null;
            vendor?: components["schemas"]["Timestamp"] | null;
        };
        /** @description What could have been done. */
        ConsideredOption: {
            /** @description Markdown: what speaks for it and against it. */
            note?: string | null;
            title: string;
        };
        /** @description What could have been done. */
        ConsideredOptionInput: {
            /** @description Markdown. */
            note?: string | null;
            title: string;
        };
        /** @description A person at customers, as the vendor's people see them. */
        Contact: {
            archived_at?: components["schemas"]["Timestamp"] | null;
            /** @description The newest of each channel. */
            consents: components["schemas"]["ContactConsent"][];
            created_at: components["schemas"]["Timestamp"];
            family: string;
            given: string;
            id: components["schemas"]["ContactId"];
            locale?: components["schemas"]["Locale"] | null;
            middle?: string | null;
            /** @description As they are called. */
            name: string;
            note?: string | null;
            person?: components["schemas"]["PersonRef"] | null;
            points: components["schemas"]["ContactPoint"][];
            /** @description All of them, those that hold first. */
            roles: components["schemas"]["ContactRole"][];
            /** @description IANA name. */
            time_zone?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description What somebody said about a channel. */
        ContactConsent: {
            channel: components["schemas"]["PointKind"];
            recorded_at: components["schemas"]["Timestamp"];
            /** @description `YYYY-MM-DD` */
            said_on: string;
            /** @description Where or how they said so. */
            source?: string | null;
            state: components["schemas"]["ConsentState"];
        };
        /**
         * Format: uuid
         * @description A person at a customer, as a vendor keeps them.
         */
        ContactId: string;
        /** @description What is to change; what is absent stays, `null` clears. */
        ContactPatchInput: {
            /**
             * @description Whether nobody is to contact them any more.
             * @default null
             */
            archived?: boolean | null;
            /** @default null */
            family?: string | null;
            /** @default null */
            given?: string | null;
            /** @default null */
            locale?: components["schemas"]["Locale"] | null;
            /** @default null */
            membership_id?: string | null;
            /** @default null */
            middle?: string | null;
            /** @default null */
            note?: string | null;
            /** @default null */
            time_zone?: string | null;
        };
        /** @description How often customers are to be contacted. */
        ContactPlan: {
            /** Format: int32 */
            every_days: number;
            id: components["schemas"]["ContactPlanId"];
            kind: components["schemas"]["ActivityKind"];
            /** @description Whom: customers of this tier; null: all. */
            tier?: string | null;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description How often customers are to be contacted.
         */
        ContactPlanId: string;
        /** @description A plan to be made. */
        ContactPlanInput: {
            /** Format: int32 */
            every_days: number;
            /** @description Anything but a task. */
            kind: components["schemas"]["ActivityKind"];
            /** @description Whom: customers of this tier; all unless told. */
            tier?: string | null;
        };
        /** @description What is changed; what is absent stays, `null` clears. */
        ContactPlanPatchInput: {
            /**
             * Format: int32
             * @default null
             */
            every_days?: number | null;
            /** @default null */
            kind?: components["schemas"]["ActivityKind"] | null;
            /** @default null */
            tier?: string | null;
        };
        /** @description All plans. */
        ContactPlans: {
            items: components["schemas"]["ContactPlan"][];
        };
        /** @description A way to reach somebody. */
        ContactPoint: {
            id: components["schemas"]["PointId"];
            is_primary: boolean;
            kind: components["schemas"]["PointKind"];
            label?: string | null;
            /** @description As E.164 or in small letters; null if it is neither number nor address. */
            norm?: string | null;
            /** @description As it was written. */
            value: string;
        };
        /** @description A contact as it is named beside other things. */
        ContactRef: {
            id: components["schemas"]["ContactId"];
            name: string;
        };
        /** @description What somebody is at a customer. */
        ContactRole: {
            account: components["schemas"]["AccountRef"];
            buying_roles: components["schemas"]["BuyingRole"][];
            id: components["schemas"]["RoleId"];
            /**
             * Format: int32
             * @description From 1, little, to 5.
             */
            influence?: number | null;
            /** @description Whoever is asked first. */
            is_primary: boolean;
            reports_to?: components["schemas"]["ContactRef"] | null;
            title?: string | null;
            /** @description `YYYY-MM-DD`; null: nobody knows since when. */
            valid_from?: string | null;
            /** @description `YYYY-MM-DD`, the first day on which it holds no longer; null: it holds. */
            valid_to?: string | null;
        };
        /**
         * @description What became of an objection to a pause.
         * @enum {string}
         */
        ContestState: "open" | "conceded" | "upheld";
        /** @description An objection to a pause, as both sides see it. */
        Contested: {
            at: components["schemas"]["Timestamp"];
            reason: string;
            side: components["schemas"]["Side"];
            state: components["schemas"]["ContestState"];
        };
        /** @description With whom the vendor speaks; a customer speaks with the vendor. */
        ConversationInput: {
            relationship_id?: components["schemas"]["RelationshipId"] | null;
        };
        /** @description What a field was and what it should be. */
        CorrectedField: {
            /** @description `legal_name`, `tax_id`, `legal_address`. */
            field: string;
            proposed?: string | null;
            was?: string | null;
        };
        /** @description A correction as both sides see it. */
        Correction: {
            actions: components["schemas"]["CorrectionActionState"][];
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: components["schemas"]["PersonRef"] | null;
            changes: components["schemas"]["CorrectedField"][];
            comment?: string | null;
            customer: components["schemas"]["OrgRef"];
            id: components["schemas"]["CorrectionId"];
            proposed_at: components["schemas"]["Timestamp"];
            proposed_by?: components["schemas"]["PersonRef"] | null;
            reason?: string | null;
            relationship_id: components["schemas"]["RelationshipId"];
            state: components["schemas"]["CorrectionState"];
            vendor: components["schemas"]["OrgRef"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a correction.
         * @enum {string}
         */
        CorrectionAction: "confirm" | "decline" | "withdraw";
        /** @description What an action brings. */
        CorrectionActionBody: {
            /** @description Why it is declined. */
            reason?: string | null;
            /**
             * Format: int32
             * @description Of the correction.
             */
            version: number;
        };
        /** @description An action as a correction offers it. */
        CorrectionActionState: {
            allowed: boolean;
            name: components["schemas"]["CorrectionAction"];
            /** @description `role_too_low`, `wrong_status`, `wrong_side`. */
            reason?: string | null;
        };
        /**
         * Format: uuid
         * @description What a customer says is wrong.
         */
        CorrectionId: string;
        /** @description What is kept about a customer as a firm, and what was said to be wrong in it, the newest first. */
        CorrectionList: {
            data: components["schemas"]["LegalData"];
            items: components["schemas"]["Correction"][];
            /** @description Whether the reader may propose one now. */
            may_propose: boolean;
        };
        /**
         * @description What became of a correction.
         * @enum {string}
         */
        CorrectionState: "open" | "confirmed" | "declined" | "withdrawn";
        /**
         * @description What can be done about shares.
         * @enum {string}
         */
        CostAction: "sign" | "refuse";
        /** @description What an organisation bears. */
        CostShare: {
            organisation: components["schemas"]["OrgRef"];
            /**
             * Format: int32
             * @description Hundredths of a percent: 2500 is a quarter.
             */
            share: number;
        };
        /** @description A version of the shares. */
        CostShares: {
            shares: components["schemas"]["CostShare"][];
            signoff: components["schemas"]["Signoff"];
            /** Format: int32 */
            version: number;
        };
        /** @description What a signature brings. */
        CostVoteInput: {
            reason?: string | null;
            /** @description Of what was shown, in hexadecimal. */
            sha256: string;
        };
        /**
         * @description What was counted.
         * @enum {string}
         */
        Counted: "complaints" | "deadlines" | "customers";
        /** @description Counters of the sidebar; counted up to 100, which means "99+". */
        Counts: {
            /** Format: int64 */
            inbox_unread: number;
            /**
             * Format: int64
             * @description Open complaints that the caller looks after.
             */
            mine: number;
            /**
             * Format: int64
             * @description Open complaints.
             */
            open: number;
            /**
             * Format: int64
             * @description Records in which the own side owes the next move, is asked for something, or is to sign.
             */
            your_turn: number;
        };
        /** @description Of how many calls it is known what was asked for. */
        Coverage: {
            /** Format: int64 */
            incoming: number;
            /**
             * Format: int64
             * @description All interactions.
             */
            interactions: number;
            /**
             * Format: double
             * @description From 0 to 1; null without incoming ones.
             */
            share?: number | null;
            /**
             * Format: int64
             * @description Interactions, in both directions, that still wait for a topic.
             */
            to_code: number;
            /**
             * Format: int64
             * @description Incoming ones with an item.
             */
            with_item: number;
        };
        /**
         * @description What the figures are taken from.
         * @enum {string}
         */
        Covers: "relationship" | "own_view";
        /** @description Whom to invite. */
        CreateInvitation: {
            email: components["schemas"]["Text254"];
            locale?: components["schemas"]["Locale"] | null;
            role: components["schemas"]["Role"];
            title?: components["schemas"]["OptText120"];
        };
        /** @description A customer to be added; it is unclaimed until somebody of it accepts an invitation. */
        CreateRelationship: {
            customer_number?: components["schemas"]["OptText60"];
            locale?: components["schemas"]["Locale"] | null;
            name: components["schemas"]["Text200"];
            tier?: components["schemas"]["OptText60"];
        };
        /** @description Address and password. */
        Credentials: {
            email: string;
            password: string;
        };
        /** @description A criterion of a gate. */
        Criterion: {
            at?: components["schemas"]["Timestamp"] | null;
            by?: components["schemas"]["PersonRef"] | null;
            id: components["schemas"]["CriterionId"];
            kind: components["schemas"]["CriterionKind"];
            note?: string | null;
            title: string;
            /**
             * Format: int32
             * @description Of a must: 0 or 1; of a scored one: 0 to 10.
             */
            value?: number | null;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            weight: number;
        };
        /** @description An answer to a criterion. */
        CriterionAnswer: {
            note?: string | null;
            /**
             * Format: int32
             * @description Of a must: 0 or 1; of a scored one: 0 to 10; null takes the answer away.
             */
            value?: number | null;
        };
        /**
         * Format: uuid
         * @description What options are compared by.
         */
        CriterionId: string;
        /**
         * @description Whether a criterion has to be met, or counts.
         * @enum {string}
         */
        CriterionKind: "must" | "scored";
        /** @description What was ordered in one currency. */
        CurrencyTotal: {
            currency: string;
            /** @description From the first to the newest month with an order; months between without one are 0. */
            months: components["schemas"]["MonthTotal"][];
            /** Format: int64 */
            net_minor: number;
            /** Format: int64 */
            orders: number;
        };
        /**
         * @description What a planned day is.
         * @enum {string}
         */
        DateKind: "phase_start" | "phase_end" | "gate" | "milestone";
        /** @description A weekday, 1 Monday to 7 Sunday; a lunch break stands between two spans. */
        DayHours: {
            /** Format: int32 */
            day: number;
            spans: components["schemas"]["HourSpan"][];
        };
        /** @description The product of a decision, and what was sold of it since. */
        DecidedProduct: {
            /**
             * Format: int64
             * @description Customers that ordered it; of them those that had asked.
             */
            customers: number;
            /** Format: int64 */
            customers_who_asked: number;
            id: components["schemas"]["ProductId"];
            name: string;
            /** Format: int64 */
            orders: number;
            revenue: components["schemas"]["DemandValue"][];
            sku: string;
            status: components["schemas"]["ProductStatus"];
        };
        /** @description A decision. */
        Decision: {
            actions: components["schemas"]["DecisionActionState"][];
            board?: components["schemas"]["DecisionBoardBrief"] | null;
            confirmation: string;
            confirmation_html: string;
            consequences: string;
            consequences_html: string;
            consulted: components["schemas"]["PersonRef"][];
            /** @description Markdown: context and problem. */
            context: string;
            context_html: string;
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonRef"] | null;
            decided_at?: components["schemas"]["Timestamp"] | null;
            decision_makers: components["schemas"]["PersonRef"][];
            drivers: string[];
            /** @description `YYYY-MM-DD` */
            effective_on?: string | null;
            id: components["schemas"]["DecisionId"];
            informed: components["schemas"]["PersonRef"][];
            key: string;
            options: components["schemas"]["DecisionOption"][];
            organisation?: components["schemas"]["OrgRef"] | null;
            outcome: string;
            outcome_html: string;
            /** @description What each organisation says to the text that is up, or was last. */
            positions: components["schemas"]["DecisionPosition"][];
            project_id: components["schemas"]["RecordId"];
            proposed_at?: components["schemas"]["Timestamp"] | null;
            proposed_by?: components["schemas"]["PersonRef"] | null;
            retire?: components["schemas"]["DecisionRetirement"] | null;
            /**
             * Format: int32
             * @description Which proposal of it is up, or was last; 0: none yet.
             */
            revision: number;
            /** @description Texts that were up before, newest first. */
            rounds: components["schemas"]["DecisionRound"][];
            /** @description Of the canonical JSON of what is up; lower-case hexadecimal. */
            sha256?: string | null;
            status: components["schemas"]["DecisionStatus"];
            superseded_by?: components["schemas"]["DecisionRef"] | null;
            supersedes?: components["schemas"]["DecisionRef"] | null;
            title: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a decision.
         * @enum {string}
         */
        DecisionAction: "edit" | "remove" | "propose" | "revise" | "withdraw" | "agree" | "agree_with_reservation" | "disagree" | "abstain" | "deprecate" | "keep";
        /** @description What an action brings; each takes its own part. */
        DecisionActionBody: {
            /** @description For a position: of what was shown. */
            sha256?: string | null;
            /** @description What is said with it. */
            text?: string | null;
            /**
             * Format: int32
             * @description Of the decision that was seen.
             */
            version: number;
        };
        /** @description An action as a decision or a board offers it. */
        DecisionActionState: {
            allowed: boolean;
            name: string;
            /** @description Fields that the action asks for. */
            needs: string[];
            reason?: components["schemas"]["str"] | null;
        };
        /** @description A board as a reader sees it now. */
        DecisionBoard: {
            actions: components["schemas"]["DecisionActionState"][];
            closed_at?: components["schemas"]["Timestamp"] | null;
            criteria: components["schemas"]["BoardCriterion"][];
            deciders: components["schemas"]["BoardDecider"][];
            decision_id: components["schemas"]["DecisionId"];
            opened_at?: components["schemas"]["Timestamp"] | null;
            options: components["schemas"]["BoardOption"][];
            /** @description The reader's own scores, handed in or not. */
            own: components["schemas"]["BoardScore"][];
            results?: components["schemas"]["BoardResults"] | null;
            /** @description Scores of all who have handed in: null until the reader has, or the board is closed. */
            scores?: components["schemas"]["BoardScore"][] | null;
            state: components["schemas"]["BoardState"];
            /** Format: int32 */
            version: number;
        };
        /** @description A board in a list. */
        DecisionBoardBrief: {
            criteria: number;
            deciders: number;
            handed_in: number;
            /** @description Whether the reader's own scores are awaited. */
            mine: boolean;
            options: number;
            state: components["schemas"]["BoardState"];
        };
        /**
         * Format: uuid
         * @description A decision.
         */
        DecisionId: string;
        /** @description What a decision says; what is left out stays as it is. */
        DecisionInput: {
            /** @default null */
            confirmation?: string | null;
            /** @default null */
            consequences?: string | null;
            /** @default null */
            consulted?: components["schemas"]["MembershipId"][] | null;
            /**
             * @description Markdown: context and problem.
             * @default null
             */
            context?: string | null;
            /** @default null */
            decision_makers?: components["schemas"]["MembershipId"][] | null;
            /** @default null */
            drivers?: string[] | null;
            /**
             * @description `YYYY-MM-DD`; null takes it away.
             * @default null
             */
            effective_on?: string | null;
            /** @default null */
            informed?: components["schemas"]["MembershipId"][] | null;
            /** @default null */
            options?: components["schemas"]["ConsideredOptionInput"][] | null;
            /** @default null */
            outcome?: string | null;
            /**
             * @description Another decision of the project that this one takes the place of; null takes it away.
             * @default null
             */
            supersedes_id?: string | null;
            /**
             * @description Needed to begin one.
             * @default null
             */
            title?: string | null;
        };
        /**
         * @description What becomes of a demand.
         * @enum {string}
         */
        DecisionKind: "resell" | "refer" | "watch" | "refuse";
        /** @description A line of the list. */
        DecisionListItem: {
            actions: components["schemas"]["DecisionActionState"][];
            board?: components["schemas"]["DecisionBoardBrief"] | null;
            created_at: components["schemas"]["Timestamp"];
            decided_at?: components["schemas"]["Timestamp"] | null;
            effective_on?: string | null;
            id: components["schemas"]["DecisionId"];
            key: string;
            /** @description What each organisation says to the text that is up, or was last. */
            positions: components["schemas"]["DecisionPosition"][];
            proposed_at?: components["schemas"]["Timestamp"] | null;
            status: components["schemas"]["DecisionStatus"];
            superseded_by?: components["schemas"]["DecisionRef"] | null;
            supersedes?: components["schemas"]["DecisionRef"] | null;
            title: string;
            /** Format: int32 */
            version: number;
        };
        /** @description A considered option. */
        DecisionOption: components["schemas"]["ConsideredOption"] & {
            note_html?: string | null;
        };
        /** @description What an organisation says. */
        DecisionPosition: {
            at?: components["schemas"]["Timestamp"] | null;
            by?: components["schemas"]["PersonRef"] | null;
            mine: boolean;
            organisation: components["schemas"]["OrgRef"];
            position?: components["schemas"]["Position"] | null;
            side: components["schemas"]["Side"];
            text?: string | null;
        };
        /** @description Another decision of the project. */
        DecisionRef: {
            id: components["schemas"]["DecisionId"];
            key: string;
            status: components["schemas"]["DecisionStatus"];
            title: string;
        };
        /** @description Who asks to let an accepted decision go. */
        DecisionRetirement: {
            organisation: components["schemas"]["OrgRef"];
            reason?: string | null;
        };
        /** @description A text of a decision that was put up, with what was said to it. */
        DecisionRound: {
            /** @description Fields that are no longer what was up, once it is stale. */
            changed: string[];
            positions: components["schemas"]["DecisionPosition"][];
            /** Format: int32 */
            revision: number;
            signoff: components["schemas"]["Signoff"];
        };
        /**
         * @description Where a decision stands.
         * @enum {string}
         */
        DecisionStatus: "draft" | "proposed" | "accepted" | "rejected" | "deprecated" | "superseded";
        /** @description Something that more customers complain of than before, beyond chance. */
        Defect: {
            category?: components["schemas"]["Category"] | null;
            /** @description The newest of the complaints. */
            complaints: components["schemas"]["RecordRef"][];
            /**
             * Format: int64
             * @description Customers of each of these weeks, put together.
             */
            count: number;
            /**
             * Format: int64
             * @description Different customers in the last four weeks.
             */
            customers: number;
            /** Format: double */
            expected: number;
            kind: components["schemas"]["DefectKind"];
            lot?: string | null;
            /** Format: double */
            p: number;
            /** @description Of a product, and of a lot of it. */
            product?: string | null;
        };
        /**
         * @description What complaints are put together by.
         * @enum {string}
         */
        DefectKind: "category" | "product" | "lot";
        /** @description What complaints warn of. */
        Defects: {
            as_of: components["schemas"]["Timestamp"];
            /** Format: int64 */
            baseline_weeks: number;
            /**
             * Format: int64
             * @description Complaints in the weeks that were looked at.
             */
            complaints: number;
            /** @description The least likely first. */
            items: components["schemas"]["Defect"][];
            /** Format: double */
            phi?: number | null;
            /**
             * Format: int64
             * @description Categories, products and lots that were looked at.
             */
            subjects: number;
            withheld?: components["schemas"]["WithheldReason"] | null;
        };
        /**
         * @description What a figure says.
         * @enum {string}
         */
        Definition: "open_by_ball" | "commitments_by_last_day" | "complaints_by_month" | "median_turn" | "settled_in_period" | "agreement_in_force";
        /** @description A deliverable. */
        Deliverable: {
            actions: components["schemas"]["ProjectActionState"][];
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: components["schemas"]["PersonRef"] | null;
            /** @description `YYYY-MM-DD` */
            due_on?: string | null;
            evidence: components["schemas"]["DeliverableEvidence"][];
            handling: components["schemas"]["Handling"];
            /** @description Who has to do something about it, and since when. */
            held_by: components["schemas"]["Holder"][];
            id: components["schemas"]["DeliverableId"];
            late: boolean;
            note?: string | null;
            organisation?: components["schemas"]["OrgRef"] | null;
            phase_id: components["schemas"]["PhaseId"];
            reason?: string | null;
            required: boolean;
            /** Format: int32 */
            revision: number;
            side: components["schemas"]["Side"];
            status: components["schemas"]["DeliverableStatus"];
            submitted_at?: components["schemas"]["Timestamp"] | null;
            submitted_by?: components["schemas"]["PersonRef"] | null;
            title: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a deliverable.
         * @enum {string}
         */
        DeliverableAction: "edit" | "add_evidence" | "start" | "submit" | "withdraw" | "approve" | "send_back" | "waive" | "reopen";
        /** @description What an action brings; each takes its own part. */
        DeliverableActionBody: {
            note?: string | null;
            /** @description To send back, waive or reopen. */
            reason?: string | null;
            /**
             * Format: int32
             * @description Of the deliverable.
             */
            version: number;
        };
        /** @description Something that shows that a deliverable is there. */
        DeliverableEvidence: {
            added_at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["PersonRef"] | null;
            file?: components["schemas"]["FileRef"] | null;
            id: components["schemas"]["EvidenceId"];
            may_remove: boolean;
            title: string;
            url?: string | null;
        };
        /**
         * Format: uuid
         * @description Something that is to be delivered in a phase.
         */
        DeliverableId: string;
        /** @description What changes of a deliverable; null empties what may be empty. */
        DeliverablePatch: {
            /**
             * @description `YYYY-MM-DD`
             * @default null
             */
            due_on?: string | null;
            /** @default null */
            handling?: components["schemas"]["Handling"] | null;
            /** @default null */
            note?: string | null;
            /** @default null */
            organisation_id?: string | null;
            /** @default null */
            required?: boolean | null;
            /** @default null */
            title?: string | null;
        };
        /**
         * @description Where a deliverable stands.
         * @enum {string}
         */
        DeliverableStatus: "not_started" | "in_progress" | "submitted" | "approved" | "waived";
        /** @description A topic that was asked for more often than before, beyond chance. */
        DemandAlarm: {
            /**
             * Format: int64
             * @description Different callers in the last four weeks.
             */
            callers: number;
            category?: components["schemas"]["CategoryRef"] | null;
            /**
             * Format: int64
             * @description Callers of each of these weeks, put together.
             */
            count: number;
            /**
             * Format: double
             * @description What that would be if nothing had changed.
             */
            expected: number;
            /** Format: double */
            p: number;
            quotes: components["schemas"]["Quote"][];
            /** @description Whether the firm sells it. */
            range: components["schemas"]["ItemRange"];
            topic: components["schemas"]["TopicRef"];
        };
        /** @description What is asked for more often than before. */
        DemandAlarms: {
            as_of: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Weeks before the last four that these are held against.
             */
            baseline_weeks: number;
            /** @description Of the same weeks. */
            coverage: components["schemas"]["Coverage"];
            /** @description The least likely first. */
            items: components["schemas"]["DemandAlarm"][];
            /**
             * Format: double
             * @description Dispersion of the weekly counts.
             */
            phi?: number | null;
            /**
             * Format: int64
             * @description Topics that were looked at.
             */
            topics: number;
            withheld?: components["schemas"]["WithheldReason"] | null;
        };
        /** @description Somebody who asked. */
        DemandCaller: {
            /** @description Null: nobody knows who it was. */
            caller?: string | null;
            /** Format: int64 */
            calls: number;
            /** @description Whether it is a customer. */
            known: boolean;
            last: components["schemas"]["Quote"];
        };
        /** @description Who asked for a topic. */
        DemandCallers: {
            /** Format: int64 */
            callers: number;
            /** @description The newest first, 200 at most. */
            items: components["schemas"]["DemandCaller"][];
            topic: components["schemas"]["TopicRef"];
        };
        /** @description A decision as the vendor's people see it. */
        DemandDecision: {
            alarm_id?: components["schemas"]["AlarmId"] | null;
            /** Format: int64 */
            callers: number;
            /**
             * Format: int64
             * @description What it stood on: calls and different callers over the whole log.
             */
            calls: number;
            campaign?: string | null;
            /** Format: int64 */
            cost_minor?: number | null;
            currency?: string | null;
            decided_at: components["schemas"]["Timestamp"];
            decided_by?: components["schemas"]["PersonRef"] | null;
            id: components["schemas"]["DemandDecisionId"];
            idea?: components["schemas"]["IdeaBrief"] | null;
            /**
             * Format: int64
             * @description Customers that were invited to the idea.
             */
            invited: number;
            kind: components["schemas"]["DecisionKind"];
            product?: components["schemas"]["DecidedProduct"] | null;
            review_due: boolean;
            /** @description `YYYY-MM-DD`; and whether that day has come. */
            review_on?: string | null;
            signed_by?: components["schemas"]["PersonRef"] | null;
            topic: components["schemas"]["TopicRef"];
            words: string;
        };
        /**
         * Format: uuid
         * @description A decision on a demand.
         */
        DemandDecisionId: string;
        /** @description An alarm that a check saw, and what was made of it. */
        DemandEpisode: {
            by?: components["schemas"]["PersonRef"] | null;
            /**
             * Format: int64
             * @description Different callers, and callers of each week put together, in the four weeks before the last.
             */
            callers: number;
            /** Format: int64 */
            count: number;
            /**
             * Format: double
             * @description What that would be if nothing had changed.
             */
            expected: number;
            /** @description The checks that saw it first and last. */
            first_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["AlarmId"];
            last_at: components["schemas"]["Timestamp"];
            moved_at?: components["schemas"]["Timestamp"] | null;
            /** Format: double */
            p: number;
            /** Format: double */
            phi: number;
            /** @description Of a dismissal. */
            reason?: string | null;
            state: components["schemas"]["AlarmState"];
            topic: components["schemas"]["TopicRef"];
            /** Format: int32 */
            version: number;
        };
        /** @description What an alarm is. */
        DemandEpisodePatch: {
            /** @description Needed for a dismissal. */
            reason?: string | null;
            state: components["schemas"]["AlarmState"];
        };
        /** @description How a topic was asked for over time. */
        DemandHistory: {
            as_of: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description In all of the time that is shown.
             */
            callers: number;
            /** Format: int64 */
            calls: number;
            category?: components["schemas"]["CategoryRef"] | null;
            /** @description The newest at the end. */
            points: components["schemas"]["HistoryPoint"][];
            range: components["schemas"]["ItemRange"];
            step: components["schemas"]["HistoryStep"];
            topic: components["schemas"]["TopicRef"];
        };
        /** @description Who asked for a topic, by whether they can be invited to an idea. */
        DemandReach: {
            /** Format: int64 */
            callers: number;
            /**
             * Format: int64
             * @description Over the whole log.
             */
            calls: number;
            /** @description Customers of whom somebody has signed in; 100 at most, those who asked most first. */
            reachable: components["schemas"]["AccountRef"][];
            topic: components["schemas"]["TopicRef"];
            /** @description 200 at most, those who asked most first. */
            unreachable: components["schemas"]["Unreachable"][];
            /** Format: int64 */
            unreachable_count: number;
        };
        /** @description Money in one currency. */
        DemandValue: {
            /** Format: int64 */
            amount_minor: number;
            currency: string;
            /**
             * Format: int64
             * @description Of how many requests the value is known.
             */
            requests: number;
        };
        /**
         * @description How often somebody gets a summary of a project.
         * @enum {string}
         */
        DigestPace: "off" | "daily" | "weekly";
        /**
         * @description Whether more of something is better.
         * @enum {string}
         */
        Direction: "benefit" | "cost";
        /** @description How far apart opinions are on an option by a criterion. */
        Disagreement: {
            criterion_id: components["schemas"]["CriterionId"];
            /**
             * Format: double
             * @description Standard deviation between deciders, as it was given.
             */
            deviation: number;
            /**
             * Format: double
             * @description The mean of the vendor's side less that of the customers'.
             */
            difference: number;
            option_id: components["schemas"]["OptionId"];
            /**
             * Format: double
             * @description The greater of the two as a share of the scale, or of the range of all that was measured.
             */
            share: number;
        };
        /** @description A document before somebody for whom it opens. */
        Document: {
            actions: components["schemas"]["DocumentActionState"][];
            announced: boolean;
            approval: components["schemas"]["ApprovalState"];
            id: components["schemas"]["DocumentId"];
            key: string;
            kind: components["schemas"]["DocumentKind"];
            label: components["schemas"]["DocumentLabel"];
            /** @description Organisations of the project for which it opens now. */
            opens_for: components["schemas"]["OrgRef"][];
            owner: components["schemas"]["OrgRef"];
            /**
             * @description Customers to whom the owner opens it by name, where the owner is a customer; told to the
             *     owner alone.
             */
            readers: components["schemas"]["OrgRef"][];
            record_id: string;
            title: string;
            /** Format: int32 */
            version: number;
            /** @description Newest first. */
            versions: components["schemas"]["DocumentVersion"][];
            waits_for: components["schemas"]["OrgRef"][];
        };
        /**
         * @description What can be done with a document.
         * @enum {string}
         */
        DocumentAction: "edit" | "add_version" | "release" | "discard" | "ask_approval" | "withdraw_approval" | "approve" | "reject" | "abstain";
        /** @description What an action brings; each takes its own part. */
        DocumentActionBody: {
            /** @description To approve with conditions: the document's owner owes them. */
            conditions?: components["schemas"]["NewDocumentCondition"][];
            note?: string | null;
            reason?: string | null;
            /** @description To approve, reject or abstain: the SHA-256 of the version that was seen. */
            sha256?: string | null;
            /** @description To ask for approval: whose. */
            slots?: components["schemas"]["DocumentSlot"][];
            /**
             * Format: int32
             * @description Of the document.
             */
            version: number;
        };
        /** @description An action as a document offers it. */
        DocumentActionState: {
            allowed: boolean;
            name: components["schemas"]["DocumentAction"];
            /** @description Fields that the action asks for. */
            needs: string[];
            /**
             * @description `wrong_side`, `wrong_status`, `role_too_low`, `wrong_role`, `already`, `no_draft`,
             *     `draft_exists`.
             */
            reason?: string | null;
        };
        /** @description A condition of an approval. */
        DocumentCondition: {
            due_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["CommitmentId"];
            owed_to?: components["schemas"]["OrgRef"] | null;
            state: components["schemas"]["CommitmentState"];
            text: string;
        };
        /**
         * Format: uuid
         * @description A document.
         */
        DocumentId: string;
        /** @description A line of the list of documents. */
        DocumentItem: {
            actions: components["schemas"]["DocumentActionState"][];
            approval: components["schemas"]["ApprovalState"];
            current?: components["schemas"]["VersionBrief"] | null;
            /** @description Whether the owner has a draft beside it; told to the owner alone. */
            draft: boolean;
            id: components["schemas"]["DocumentId"];
            /** @description `F407`: it says neither how many there are nor in which order they came. */
            key: string;
            kind: components["schemas"]["DocumentKind"];
            label: components["schemas"]["DocumentLabel"];
            /** @description Whether it opens for the reader; if not, an agreement on secrecy with the owner is missing. */
            opens: boolean;
            owner: components["schemas"]["OrgRef"];
            /** @description None where it does not open. */
            title?: string | null;
            /** Format: int32 */
            version: number;
            /** @description Organisations whose answer is next. */
            waits_for: components["schemas"]["OrgRef"][];
        };
        /**
         * @description What kind of document it is.
         * @enum {string}
         */
        DocumentKind: "drawing" | "specification" | "test_report" | "certificate" | "contract" | "other";
        /**
         * @description For whom it opens.
         * @enum {string}
         */
        DocumentLabel: "public_in_project" | "confidential";
        /** @description All documents of a project that the reader may know of. */
        DocumentList: {
            items: components["schemas"]["DocumentItem"][];
            /** @description Whether the reader may add one. */
            may_add: boolean;
        };
        /** @description What is changed; whatever is left out stays. */
        DocumentPatchBody: {
            announced?: boolean | null;
            kind?: components["schemas"]["DocumentKind"] | null;
            label?: components["schemas"]["DocumentLabel"] | null;
            reader_ids?: components["schemas"]["OrganisationId"][] | null;
            title?: string | null;
        };
        /** @description A place for a signature. */
        DocumentSlot: {
            organisation_id: string;
            role: components["schemas"]["ProjectRole"];
            /**
             * Format: int32
             * @description Answered once all of lower stages have.
             */
            stage?: number;
        };
        /** @description A version with what was signed of it. */
        DocumentVersion: {
            approval: components["schemas"]["ApprovalState"];
            /** @description What the owner promised to those who approved with conditions. */
            conditions: components["schemas"]["DocumentCondition"][];
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonRef"] | null;
            file: components["schemas"]["FileRef"];
            id: components["schemas"]["VersionId"];
            /** @description What changed. */
            note?: string | null;
            /** Format: int32 */
            number: number;
            obsolete_at?: components["schemas"]["Timestamp"] | null;
            released_at?: components["schemas"]["Timestamp"] | null;
            released_by?: components["schemas"]["PersonRef"] | null;
            /** @description Oldest first. */
            signoffs: components["schemas"]["Signoff"][];
            state: components["schemas"]["VersionState"];
        };
        /** @description The state of a composer. */
        DraftBody: {
            body?: components["schemas"]["OptText20000"];
            file_ids?: components["schemas"]["FileId"][];
            /** @description `shared`, `private`, or a lane's id. */
            lane: string;
            /** @description Sends it once the caller's hold is over, unless it is undone before. */
            send?: boolean;
        };
        /** @description A draft as its author sees it. */
        DraftView: {
            body: string;
            files: components["schemas"]["FileRef"][];
            /** @description `shared`, `private`, or the lane's id. */
            lane: string;
            send_at?: components["schemas"]["Timestamp"] | null;
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description The draft that was made. */
        DraftedComplaint: {
            id: components["schemas"]["RecordId"];
        };
        /** @description The caller's drafts in a thread. */
        Drafts: {
            items: components["schemas"]["DraftView"][];
        };
        /** @description Nothing to say besides the address. */
        Empty: Record<string, unknown>;
        /**
         * @description Who ended a third party's time.
         * @enum {string}
         */
        EndedBy: "asker" | "guest" | "time";
        /** @description A mediation that the caller led and that is over: its number and how it ended, nothing more. */
        EndedCase: {
            ended_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["RecordId"];
            number: string;
            outcome?: components["schemas"]["Outcome"] | null;
        };
        /** @description Entries of a lane, oldest first. */
        Entries: {
            /**
             * Format: int64
             * @description The newest `seq` of the lane.
             */
            head: number;
            items: components["schemas"]["Entry"][];
        };
        /** @description An entry as those who may read its lane see it. */
        Entry: {
            actor?: components["schemas"]["PersonRef"] | null;
            /** @description Markdown as written, in its newest form; null once retracted or erased. */
            body?: string | null;
            /** @description The same, rendered and cleaned by the server. */
            body_html?: string | null;
            data: Record<string, unknown>;
            files: components["schemas"]["FileRef"][];
            id: components["schemas"]["EntryId"];
            kind: components["schemas"]["EntryKind"];
            /** @description `shared`, `private`, or the lane's id. */
            lane: string;
            mine: boolean;
            occurred_at: components["schemas"]["Timestamp"];
            recorded_at: components["schemas"]["Timestamp"];
            retracted: boolean;
            revised_at?: components["schemas"]["Timestamp"] | null;
            /** Format: int64 */
            seq: number;
            /** @description Name of the organisation that shared its private entry. */
            shared_from?: string | null;
            /**
             * @description What it says is between the two sides: a guest does not read it. In a frame of the live
             *     socket nobody does, and whoever may asks for the entries again.
             */
            withheld: boolean;
        };
        /**
         * Format: uuid
         * @description A message or event.
         */
        EntryId: string;
        /**
         * @description What happened: a message, or an event of the record.
         * @enum {string}
         */
        EntryKind: "message" | "filed" | "submitted" | "acknowledged" | "assessed" | "asked_customer" | "asked_vendor" | "answered" | "proposed" | "accepted" | "declined" | "refused" | "refusal_answered" | "withdrawn" | "closed" | "reopened" | "assigned" | "confirmed" | "edited" | "imported" | "participant_added" | "participant_removed" | "linked" | "revised" | "retracted" | "erased" | "reminded" | "auto_closed" | "agreement_proposed" | "agreement_in_force" | "agreement_withdrawn" | "nda_proposed" | "nda_answered" | "nda_ended" | "nda_expiring" | "correction_proposed" | "correction_answered" | "project_shares_proposed" | "clock_warned" | "pause_contested" | "pause_conceded" | "pause_upheld" | "fact_stated" | "fact_revised" | "fact_answered" | "fact_evidence" | "fact_withdrawn" | "offer_made" | "offer_accepted" | "offer_rejected" | "offer_countered" | "offer_withdrawn" | "offer_expired" | "escalation_requested" | "escalation_approved" | "escalation_declined" | "escalation_answered" | "de_escalated" | "mediation_proposed" | "mediation_consented" | "mediation_declined" | "mediator_joined" | "mediation_recommended" | "mediation_determined" | "mediation_answered" | "mediation_review_asked" | "mediation_closed" | "commitment_made" | "commitment_fulfilled" | "commitment_confirmed" | "commitment_rejected" | "commitment_missed" | "commitment_moved" | "commitment_released" | "signed" | "signature_refused" | "signature_stale" | "abstained" | "report_started" | "report_step_submitted" | "report_linked" | "report_completed" | "unlinked" | "split" | "issue_opened" | "issue_closed" | "issue_reopened" | "task_added" | "task_done" | "task_changed" | "third_party_invited" | "third_party_ended" | "given" | "satisfaction_asked" | "satisfaction_answered" | "review_published" | "meeting_planned" | "meeting_invited" | "meeting_moved" | "meeting_cancelled" | "meeting_reminded" | "agenda_changed" | "meeting_held" | "minutes_written" | "minutes_confirmed" | "project_started" | "project_changed" | "party_invited" | "party_answered" | "party_left" | "member_changed" | "topic_opened" | "milestone_changed" | "question_asked" | "question_answered" | "question_withdrawn" | "phase_started" | "deliverable_changed" | "deliverable_submitted" | "deliverable_answered" | "gate_changed" | "gate_proposed" | "gate_decided" | "gate_expired" | "requirement_changed" | "requirement_list_submitted" | "requirement_list_agreed" | "requirement_list_withdrawn" | "requirement_claimed" | "requirement_answered" | "decision_proposed" | "position_given" | "decision_accepted" | "decision_rejected" | "decision_superseded" | "decision_changed" | "board_opened" | "board_closed" | "idea_submitted" | "idea_shown" | "idea_shared" | "idea_moved" | "idea_asked" | "idea_answered" | "idea_declined" | "idea_duplicate" | "idea_merged" | "idea_delivered" | "idea_voted" | "idea_vote_withdrawn" | "outcome_told" | "document_drafted" | "document_released" | "document_changed" | "document_asked" | "document_approved" | "survey_drafted" | "survey_published" | "survey_closed" | "survey_put_forward" | "survey_side_done" | "survey_released";
        /** @description A step up the ladder. */
        Escalation: {
            actions: components["schemas"]["LadderAction"][];
            cooling_until?: components["schemas"]["Timestamp"] | null;
            decided_at?: components["schemas"]["Timestamp"] | null;
            decided_by?: components["schemas"]["PersonRef"] | null;
            decided_side?: components["schemas"]["Side"] | null;
            decision_reason?: string | null;
            id: components["schemas"]["EscalationId"];
            note?: string | null;
            /** Format: int32 */
            number: number;
            /** @description Whom the rung called in, of both sides. */
            people: components["schemas"]["PersonRef"][];
            react_until?: components["schemas"]["Timestamp"] | null;
            reacted_at?: components["schemas"]["Timestamp"] | null;
            reason: components["schemas"]["EscalationReason"];
            requested_at: components["schemas"]["Timestamp"];
            requested_by?: components["schemas"]["PersonRef"] | null;
            requested_side: components["schemas"]["Side"];
            /** Format: int32 */
            rung: number;
            severity: components["schemas"]["Severity"];
            state: components["schemas"]["EscalationState"];
            trend: components["schemas"]["Trend"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with an escalation.
         * @enum {string}
         */
        EscalationAction: "approve" | "decline" | "answer" | "de_escalate";
        /** @description What an action brings. */
        EscalationBody: {
            note?: string | null;
            reason?: string | null;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description A step up the ladder.
         */
        EscalationId: string;
        /**
         * @description Why somebody climbs.
         * @enum {string}
         */
        EscalationReason: "inactivity" | "lack_of_progress" | "deadline_missed" | "offer_expired" | "disagreement" | "other";
        /**
         * @description Where an escalation stands.
         * @enum {string}
         */
        EscalationState: "requested" | "active" | "declined" | "de_escalated" | "closed";
        /** @description The ladder of a complaint and what was climbed of it. */
        Escalations: {
            cooling_until?: components["schemas"]["Timestamp"] | null;
            /** @description Oldest first. */
            items: components["schemas"]["Escalation"][];
            ladder: components["schemas"]["LadderRung"][];
            may_escalate: components["schemas"]["LadderAction"];
            /**
             * Format: int32
             * @description The rung that the complaint stands on; 0 is none.
             */
            rung: number;
        };
        /** @description A file of evidence with the side that brought it. */
        Evidence: components["schemas"]["FileRef"] & {
            side: components["schemas"]["Side"];
        };
        /**
         * Format: uuid
         * @description A file or link that shows that something is delivered.
         */
        EvidenceId: string;
        /** @description Files of evidence: new uploads, or files of the shared conversation. */
        EvidenceInput: {
            file_ids: components["schemas"]["FileId"][];
        };
        /** @description A link to something that lies elsewhere. */
        EvidenceLink: {
            title: string;
            /** @description `https://…` or `http://…` */
            url: string;
        };
        /** @description A fact as both sides see it. */
        Fact: {
            actions: components["schemas"]["FactActionState"][];
            created_at: components["schemas"]["Timestamp"];
            evidence: components["schemas"]["Evidence"][];
            history: components["schemas"]["FactEvent"][];
            id: components["schemas"]["FactId"];
            kind: components["schemas"]["FactKind"];
            /** Format: int32 */
            position: number;
            stances: components["schemas"]["Stances"];
            state: components["schemas"]["FactState"];
            stated_by?: components["schemas"]["PersonRef"] | null;
            stated_side: components["schemas"]["Side"];
            statement: string;
            updated_at: components["schemas"]["Timestamp"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a fact.
         * @enum {string}
         */
        FactAction: "agree" | "contest" | "unknown" | "withdraw";
        /** @description An action as a fact offers it. */
        FactActionState: {
            allowed: boolean;
            /** @description `agree`, `contest`, `unknown`, `withdraw`, `edit`, `evidence`. */
            name: string;
            /** @description Fields that the action asks for. */
            needs: string[];
            /** @description `wrong_side`, `wrong_status`, `already`, `role_too_low`. */
            reason?: string | null;
        };
        /** @description What an action brings. */
        FactAnswer: {
            /** @description Needed to contest. */
            reason?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description What changes of a statement. */
        FactChange: {
            kind?: components["schemas"]["FactKind"] | null;
            statement?: string | null;
        };
        /** @description Something that was said of a fact, oldest first. */
        FactEvent: {
            at: components["schemas"]["Timestamp"];
            data: Record<string, unknown>;
            kind: components["schemas"]["EntryKind"];
            side?: components["schemas"]["Side"] | null;
        };
        /**
         * Format: uuid
         * @description A fact.
         */
        FactId: string;
        /** @description A statement. */
        FactInput: {
            file_ids?: components["schemas"]["FileId"][];
            kind: components["schemas"]["FactKind"];
            statement: string;
        };
        /**
         * @description What a statement is about.
         * @enum {string}
         */
        FactKind: "quantity" | "date" | "defect" | "delivery" | "amount" | "cause" | "other";
        /**
         * @description What both together say of it.
         * @enum {string}
         */
        FactState: "agreed" | "contested" | "open";
        /** @description A fact with its value, for people to read; all empty if nothing is known. */
        FactValue: {
            at?: components["schemas"]["Timestamp"] | null;
            /** @description Of money. */
            currency?: string | null;
            fact: components["schemas"]["Fact"];
            /** Format: int64 */
            number?: number | null;
            person?: components["schemas"]["MembershipId"] | null;
            text?: string | null;
        };
        /** @description The facts of a complaint. */
        Facts: {
            items: components["schemas"]["Fact"][];
        };
        /**
         * @description Which question of the guided form a field belongs to.
         * @enum {string}
         */
        FieldGroup: "what" | "where" | "when" | "how_many" | "remedy" | "reference";
        /** @description A field as the caller wants it. */
        FieldInput: {
            value: unknown;
            /**
             * Format: int32
             * @description The version that was seen; 0 for a field that was never written.
             */
            version: number;
        };
        /** @description One field of a request that was refused. */
        FieldProblem: {
            /** @description `text_required`, `text_too_long`, `text_control`, `unknown_field`, `wrong_type`, … */
            code: string;
            detail?: string | null;
            /** @description Path of the field in the request, as `custom.grade`. */
            field: string;
        };
        /**
         * @description How a field is entered and checked.
         * @enum {string}
         */
        FieldType: "text" | "long_text" | "number" | "date" | "select" | "boolean" | "money";
        /** @description A field as the form shows it, in one language. */
        FieldView: {
            fixed: boolean;
            group: components["schemas"]["FieldGroup"];
            help?: string | null;
            key: string;
            label: string;
            /** Format: int64 */
            max?: number | null;
            options: components["schemas"]["OptionView"][];
            required: boolean;
            type: components["schemas"]["FieldType"];
        };
        /** @description Fields of one step. */
        FieldsInput: {
            fields: {
                [key: string]: components["schemas"]["FieldInput"];
            };
        };
        /**
         * Format: uuid
         * @description An attachment.
         */
        FileId: string;
        /** @description Where a file of a project comes from. */
        FileOrigin: {
            deliverable_id?: string | null;
            document_id?: string | null;
            /**
             * Format: int32
             * @description Of the document.
             */
            number?: number | null;
            /** @description Whether only the reader's own organisation reads it there. */
            private: boolean;
            source: components["schemas"]["FileSource"];
            thread_id?: string | null;
            /** @description The document's key and title, or what the deliverable is called. */
            title?: string | null;
        };
        /**
         * @description What a file is fetched for.
         * @enum {string}
         */
        FilePurpose: "preview" | "download";
        /** @description An attachment as callers see it. */
        FileRef: {
            /** Format: int32 */
            height?: number | null;
            id: components["schemas"]["FileId"];
            /** @description Whether it may be shown in the page. */
            inline_image: boolean;
            media_type: string;
            name: string;
            sha256: string;
            /** Format: int64 */
            size: number;
            /** Format: int32 */
            width?: number | null;
        };
        /**
         * @description Where a file of a project comes from.
         * @enum {string}
         */
        FileSource: "document" | "message" | "evidence";
        /** @description The form for a new complaint. */
        Form: {
            /** Format: int32 */
            definition_version: number;
            fields: components["schemas"]["FieldView"][];
        };
        /** @description A token that was just made. Its secret is shown this once. */
        FreshApiToken: components["schemas"]["ApiTokenView"] & {
            /** @description Send it as `Authorization: Bearer …`. */
            token: string;
        };
        /** @description Which checklist the tasks come from. */
        FromChecklist: {
            checklist_id: components["schemas"]["ChecklistId"];
            /** @description Whether the other side sees them. */
            shared?: boolean;
        };
        /**
         * @description A mail with its text; null until it was first tried, and for a link that works once, which its
         *     recipient alone reads, signed in and not by an API token.
         */
        FullMail: components["schemas"]["MailView"] & {
            html?: string | null;
            text?: string | null;
        };
        /** @description A gate. */
        Gate: components["schemas"]["GateBrief"] & {
            actions: components["schemas"]["ProjectActionState"][];
            criteria: components["schemas"]["Criterion"][];
            deliverables: components["schemas"]["Deliverable"][];
            held_by: components["schemas"]["Holder"][];
            /** Format: int32 */
            pass_score?: number | null;
            phase: components["schemas"]["PhaseBrief"];
            project: components["schemas"]["RecordRef"];
            /** @description Newest first. */
            reviews: components["schemas"]["GateReview"][];
            /**
             * Format: int32
             * @description Of 100; none as long as a scored criterion is unanswered.
             */
            score?: number | null;
            signers: components["schemas"]["GateSigner"][];
            verdicts: components["schemas"]["VerdictState"][];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a gate.
         * @enum {string}
         */
        GateAction: "edit" | "assess" | "decide" | "sign" | "refuse" | "abstain" | "withdraw";
        /** @description What an action brings; each takes its own part. */
        GateActionBody: {
            /** @description Deliverables that a recycled phase begins again. */
            again?: components["schemas"]["DeliverableId"][];
            conditions?: components["schemas"]["NewGateCondition"][];
            note?: string | null;
            reason?: string | null;
            /** @description To sign, refuse or abstain: the hash of what was shown, lower-case hexadecimal. */
            sha256?: string | null;
            /** @description The last day of an interim verdict, `YYYY-MM-DD`. */
            until?: string | null;
            verdict?: components["schemas"]["Verdict"] | null;
            /**
             * Format: int32
             * @description Of the gate.
             */
            version: number;
        };
        /** @description A gate in short. */
        GateBrief: {
            decided_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["GateId"];
            interim_until?: components["schemas"]["Timestamp"] | null;
            /** @description `YYYY-MM-DD` */
            scheduled_on?: string | null;
            state: components["schemas"]["GateState"];
            title: string;
            verdict?: components["schemas"]["Verdict"] | null;
        };
        /** @description A condition of a verdict. */
        GateCondition: {
            /**
             * Format: uuid
             * @description Once the verdict is signed by all.
             */
            commitment_id?: string | null;
            /** @description `YYYY-MM-DD` */
            due_on: string;
            /** @description Who owes it. */
            organisation: components["schemas"]["OrgRef"];
            state?: components["schemas"]["CommitmentState"] | null;
            text: string;
        };
        /**
         * Format: uuid
         * @description A gate at the end of a phase.
         */
        GateId: string;
        /** @description When the gate is. */
        GatePatch: {
            /**
             * @description `YYYY-MM-DD`; null takes the date away.
             * @default null
             */
            scheduled_on?: string | null;
        };
        /** @description A verdict with what it stands on. */
        GateReview: {
            /** @description What has changed since, if it was changed. */
            changes: Record<string, unknown>[];
            conditions: components["schemas"]["GateCondition"][];
            /** @description What is signed. */
            content: Record<string, unknown>;
            ended_at?: components["schemas"]["Timestamp"] | null;
            interim_until?: components["schemas"]["Timestamp"] | null;
            note?: string | null;
            /** Format: int32 */
            number: number;
            organisation: components["schemas"]["OrgRef"];
            proposed_at: components["schemas"]["Timestamp"];
            proposed_by?: components["schemas"]["PersonRef"] | null;
            /** @description Of the canonical JSON of `content`, lower-case hexadecimal. */
            sha256: string;
            signoff?: components["schemas"]["Signoff"] | null;
            state: components["schemas"]["GateReviewState"];
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * @description Where a review stands.
         * @enum {string}
         */
        GateReviewState: "open" | "signed" | "refused" | "stale" | "withdrawn";
        /** @description A signature that the gate needs of each organisation of a side. */
        GateSigner: {
            /** @description Organisations of the side in which nobody has the role. */
            missing_in: components["schemas"]["OrgRef"][];
            role: components["schemas"]["ProjectRole"];
            side: components["schemas"]["Side"];
            /** Format: int32 */
            stage: number;
        };
        /**
         * @description Where a gate stands.
         * @enum {string}
         */
        GateState: "scheduled" | "in_review" | "passed" | "interim" | "held" | "killed" | "stale" | "expired";
        /** @description The copies, in the order asked for. */
        Given: {
            items: components["schemas"]["Entry"][];
        };
        /** @description Which entries of the shared lane. */
        Giving: {
            entry_ids: components["schemas"]["EntryId"][];
        };
        /** @description A case into which the caller was called from outside. */
        GuestCase: {
            /** @description For a third party. */
            asked: components["schemas"]["Asked"][];
            between?: components["schemas"]["Between"] | null;
            id: components["schemas"]["RecordId"];
            mediation?: components["schemas"]["MediationState"] | null;
            number: string;
            /** @description `mediator` or `third`. */
            side: components["schemas"]["PartySide"];
            title: string;
            /** @description Whether a lane that the caller reads holds something new. */
            unread: boolean;
        };
        /** @description Cases into which the caller's organisation was called from outside. */
        GuestCases: {
            /** @description Those that are over, the latest first. */
            ended: components["schemas"]["EndedCase"][];
            items: components["schemas"]["GuestCase"][];
        };
        /**
         * @description What a guest sees: a third party these fields alone, a mediator what the two sides wrote for
         *     each other as well.
         */
        GuestComplaint: (components["schemas"]["SharedPart"] | null) & {
            id: components["schemas"]["RecordId"];
            number: string;
            /** @description `third` or `mediator`. */
            side: components["schemas"]["PartySide"];
            thread_id: components["schemas"]["ThreadId"];
            title: string;
        };
        /**
         * @description What becomes of an element that is agreed: levels of submission say it.
         * @enum {string}
         */
        Handling: "submit" | "retain" | "on_request";
        /** @description What happened; what is absent is as it was planned. */
        HappenedInput: {
            /** @default null */
            channel?: components["schemas"]["InteractionChannel"] | null;
            /** @default null */
            direction?: components["schemas"]["InteractionDirection"] | null;
            /**
             * Format: int32
             * @default null
             */
            duration_seconds?: number | null;
            /**
             * @description What was asked for.
             * @default []
             */
            items?: components["schemas"]["NewRequestedItem"][];
            /** @default null */
            occurred_at?: components["schemas"]["Timestamp"] | null;
            /** @default null */
            text?: string | null;
        };
        /** @description The agreement in force. */
        HealthAgreement: {
            definition: components["schemas"]["Definition"];
            in_force_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int32
             * @description The version that is up for signing.
             */
            proposed_version?: number | null;
            review_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int32
             * @description 0: nothing was agreed; the usual terms hold.
             */
            version: number;
        };
        /** @description Complaints by month. */
        HealthCourse: {
            /** Format: int64 */
            closed: number;
            definition: components["schemas"]["Definition"];
            months: components["schemas"]["HealthMonth"][];
            /**
             * Format: int64
             * @description Filed in the period.
             */
            n: number;
            /** Format: int64 */
            reopened: number;
        };
        /** @description How long each side held the ball. */
        HealthHeld: {
            by_side: components["schemas"]["HealthHeldSide"][];
            definition: components["schemas"]["Definition"];
            /** Format: int64 */
            n: number;
        };
        /** @description How long one side held the ball. */
        HealthHeldSide: {
            /** Format: int64 */
            median_seconds?: number | null;
            /** Format: int64 */
            n: number;
            side: components["schemas"]["Side"];
        };
        /** @description Commitments by side. */
        HealthKept: {
            by_side: components["schemas"]["HealthKeptSide"][];
            definition: components["schemas"]["Definition"];
            /** Format: int64 */
            n: number;
        };
        /** @description How one side kept what it promised. */
        HealthKeptSide: {
            /** Format: int64 */
            kept: number;
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            missed: number;
            /** Format: int64 */
            n: number;
            /** Format: int64 */
            open: number;
            side: components["schemas"]["Side"];
        };
        /** @description Complaints in one month. */
        HealthMonth: {
            /** Format: int64 */
            closed: number;
            /** @description `2026-11` */
            month: string;
            /** Format: int64 */
            opened: number;
            /** Format: int64 */
            reopened: number;
        };
        /** @description Open complaints. */
        HealthOpen: {
            by_ball: components["schemas"]["HealthOpenSide"][];
            definition: components["schemas"]["Definition"];
            /** Format: int64 */
            n: number;
        };
        /** @description Open complaints that wait for somebody. */
        HealthOpenSide: {
            /** Format: int64 */
            count: number;
            oldest_since?: components["schemas"]["Timestamp"] | null;
            side?: components["schemas"]["BallSide"] | null;
        };
        /** @description What was settled. */
        HealthSettled: {
            definition: components["schemas"]["Definition"];
            /** Format: int64 */
            n: number;
            sums: components["schemas"]["HealthSum"][];
        };
        /** @description What one side gives, in one currency. */
        HealthSum: {
            /** Format: int64 */
            amount_minor: number;
            /** @description The side that gives it. */
            by: components["schemas"]["Side"];
            currency: string;
            /**
             * Format: int64
             * @description Terms that are summed up.
             */
            n: number;
        };
        /** @description Calendar seconds by who had the ball. */
        Held: {
            /** Format: int64 */
            both_seconds: number;
            /** Format: int64 */
            customer_seconds: number;
            /**
             * Format: int64
             * @description After it was closed.
             */
            nobody_seconds: number;
            /** Format: int64 */
            third_seconds: number;
            /** Format: int64 */
            vendor_seconds: number;
        };
        /** @description An item that somebody holds. */
        HeldItem: {
            due_at?: components["schemas"]["Timestamp"] | null;
            held_by: components["schemas"]["Holder"][];
            /**
             * Format: uuid
             * @description Of the deliverable, gate, question or commitment, or of what is signed.
             */
            id: string;
            kind: components["schemas"]["HeldKind"];
            late: boolean;
            phase_id?: components["schemas"]["PhaseId"] | null;
            subject?: components["schemas"]["SubjectKind"] | null;
            title: string;
        };
        /**
         * @description What an organisation holds.
         * @enum {string}
         */
        HeldKind: "deliverable" | "approval" | "gate" | "question" | "condition" | "signature" | "claim";
        /** @description What an organisation holds and has held. */
        HeldLine: {
            /**
             * Format: int64
             * @description Time during which it held at least one.
             */
            held_seconds: number;
            /**
             * Format: int64
             * @description The same added up over the items.
             */
            item_seconds: number;
            /** @description Items that it ever held. */
            items: number;
            mine: boolean;
            /** @description Those that it holds now. */
            open_items: number;
            organisation: components["schemas"]["OrgRef"];
            side: components["schemas"]["Side"];
        };
        /** @description A week or a month of a topic. */
        HistoryPoint: {
            /**
             * Format: int64
             * @description Different callers, and calls.
             */
            callers: number;
            /** Format: int64 */
            calls: number;
            /** @description Its first day, `YYYY-MM-DD`. */
            from: string;
            /**
             * Format: int64
             * @description All interactions of the same time.
             */
            interactions: number;
        };
        /**
         * @description Steps of a history.
         * @enum {string}
         */
        HistoryStep: "week" | "month";
        /** @description An organisation that holds something. */
        Holder: {
            mine: boolean;
            organisation: components["schemas"]["OrgRef"];
            since: components["schemas"]["Timestamp"];
        };
        /** @description Hours in which an office is open, `HH:MM`; `to` may be `24:00`. */
        HourSpan: {
            from: string;
            to: string;
        };
        /** @description An idea. */
        Idea: {
            actions: components["schemas"]["IdeaActionState"][];
            activity_at: components["schemas"]["Timestamp"];
            audience: components["schemas"]["Audience"];
            author: components["schemas"]["IdeaAuthor"];
            ball: components["schemas"]["Ball"];
            /** @description Threads with the vendor: for a customer its own, for the vendor those with all customers. */
            conversations: components["schemas"]["IdeaConversation"][];
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many they are.
             */
            customers?: number | null;
            /** @description Markdown. */
            description: string;
            description_html: string;
            id: components["schemas"]["RecordId"];
            /** @description Fields that the caller may not change, though it may change others. */
            locked_fields: string[];
            /** @description Whether the vendor may show a customer's idea to its other customers; none for a vendor's. */
            may_widen?: boolean | null;
            /** @description Ideas that the reader sees that were merged into it or are the same. */
            merged: components["schemas"]["RecordRef"][];
            my_vote?: components["schemas"]["MyIdeaVote"] | null;
            /** @description Whether other customers are told whose idea it is. */
            named: boolean;
            number: string;
            /** Format: int64 */
            organisations: number;
            owner?: components["schemas"]["PersonRef"] | null;
            /** Format: int64 */
            people: number;
            product?: string | null;
            /** @description Why it was declined or is a duplicate. */
            reason?: string | null;
            reason_html?: string | null;
            shared_at?: components["schemas"]["Timestamp"] | null;
            /** @description Customers that it is shown to; for the vendor, unless it is all of them. */
            shown_to: components["schemas"]["OrgRef"][];
            side: components["schemas"]["Side"];
            /** @description Complaints that the reader sees that it grew from. */
            sources: components["schemas"]["ComplaintListItem"][];
            status: components["schemas"]["IdeaStatus"];
            status_at: components["schemas"]["Timestamp"];
            target?: components["schemas"]["RecordRef"] | null;
            /** @description What the vendor says to all who see it; customers speak in `conversations`. */
            thread_id: components["schemas"]["ThreadId"];
            title: string;
            vendor: components["schemas"]["OrgRef"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with an idea.
         * @enum {string}
         */
        IdeaAction: "edit" | "share" | "review" | "ask" | "answer" | "plan" | "start" | "deliver" | "decline" | "duplicate" | "merge" | "vote" | "vote_for" | "add_source";
        /** @description What an action takes besides the version; a field that the action does not take is unknown. */
        IdeaActionBody: {
            /** @default null */
            audience?: components["schemas"]["Audience"] | null;
            /** @default null */
            body?: string | null;
            /**
             * @description Markdown, shown to all who see the idea.
             * @default null
             */
            note?: string | null;
            /** @default null */
            question?: string | null;
            /** @default null */
            reason?: string | null;
            /** @default null */
            relationship_ids?: components["schemas"]["RelationshipId"][] | null;
            /**
             * @description Id of the idea that goes on, or its number with the same vendor.
             * @default null
             */
            target?: string | null;
            /**
             * Format: int32
             * @description The version of the record that the caller saw.
             * @default null
             */
            version?: number | null;
        };
        /** @description An action as the idea offers it. */
        IdeaActionState: {
            allowed: boolean;
            name: components["schemas"]["IdeaAction"];
            /** @description Fields that the action asks for. */
            needs: string[];
            reason?: components["schemas"]["str"] | null;
            to?: components["schemas"]["IdeaStatus"] | null;
        };
        /** @description An amount that somebody would put in. */
        IdeaAmount: {
            /** Format: int64 */
            amount_minor: number;
            currency: string;
        };
        /** @description Whose idea it is, as far as the reader may know. */
        IdeaAuthor: {
            organisation?: components["schemas"]["OrgRef"] | null;
            person?: components["schemas"]["PersonRef"] | null;
            side: components["schemas"]["Side"];
        };
        /** @description An idea in a line. */
        IdeaBrief: {
            id: components["schemas"]["RecordId"];
            number: string;
            /**
             * Format: int64
             * @description Organisations that stand behind it, and people.
             */
            organisations: number;
            /** Format: int64 */
            people: number;
            status: components["schemas"]["IdeaStatus"];
            title: string;
        };
        /** @description How many organisations would do what, and how much it comes to. */
        IdeaCommitments: {
            /** @description Money to put in, by currency. */
            amounts: components["schemas"]["IdeaAmount"][];
            /** Format: int64 */
            need: number;
            /**
             * Format: int64
             * @description Pieces to pilot, all together.
             */
            pilot_quantity: number;
            /** Format: int64 */
            will_cofund: number;
            /** Format: int64 */
            will_pilot: number;
            /** Format: int64 */
            will_test: number;
            /** Format: int64 */
            would_switch: number;
        };
        /** @description A complaint that the idea grew from. */
        IdeaComplaint: {
            complaint_id: components["schemas"]["RecordId"];
        };
        /** @description A customer's thread. */
        IdeaConversation: {
            /**
             * Format: int64
             * @description Its newest `seq`.
             */
            head: number;
            lane_id?: components["schemas"]["LaneId"] | null;
            organisation: components["schemas"]["OrgRef"];
            thread_id: components["schemas"]["ThreadId"];
        };
        /** @description How many ideas of each status the caller sees. */
        IdeaCounts: {
            by_status: {
                [key: string]: number;
            };
        };
        /** @description A line of the list, a card of the board. */
        IdeaItem: {
            activity_at: components["schemas"]["Timestamp"];
            audience: components["schemas"]["Audience"];
            author: components["schemas"]["IdeaAuthor"];
            ball: components["schemas"]["Ball"];
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many pilots and contributions are offered; for the vendor.
             */
            firm?: number | null;
            id: components["schemas"]["RecordId"];
            /** @description Steps that the caller may take now. */
            moves: components["schemas"]["IdeaMove"][];
            my_vote?: components["schemas"]["MyIdeaVote"] | null;
            number: string;
            /** Format: int64 */
            organisations: number;
            /** Format: int64 */
            people: number;
            product?: string | null;
            side: components["schemas"]["Side"];
            status: components["schemas"]["IdeaStatus"];
            status_at: components["schemas"]["Timestamp"];
            strengths?: components["schemas"]["IdeaStrengths"] | null;
            title: string;
            unread: boolean;
            vendor: components["schemas"]["OrgRef"];
            /** Format: int32 */
            version: number;
        };
        /** @description A step that may be taken now, as a board needs it. */
        IdeaMove: {
            name: components["schemas"]["IdeaAction"];
            /** @description Fields that it asks for. */
            needs: string[];
            to: components["schemas"]["IdeaStatus"];
        };
        /** @description For which customer the vendor notes a vote, and how it knows. */
        IdeaOnBehalf: {
            relationship_id: components["schemas"]["RelationshipId"];
            source: components["schemas"]["ProxySource"];
            /** @description Who of the customer said so. */
            who?: string | null;
        };
        /** @description Whether a delivered idea, or what was done after a report, helped. */
        IdeaOutcome: {
            answered_at?: components["schemas"]["Timestamp"] | null;
            asked_at?: components["schemas"]["Timestamp"] | null;
            figures?: components["schemas"]["OutcomeFigures"] | null;
            may_answer: components["schemas"]["AftercareAction"];
            /**
             * Format: int32
             * @description What the caller said: 1 (not at all) to 5 (very much).
             */
            score?: number | null;
            words?: string | null;
        };
        /** @description Fields to change; null empties one that may be empty. */
        IdeaPatch: {
            /** @default null */
            description?: string | null;
            /** @default null */
            may_widen?: boolean | null;
            /** @default null */
            named?: boolean | null;
            /** @default null */
            product?: string | null;
            /** @default null */
            title?: string | null;
        };
        /**
         * @description Where an idea stands.
         * @enum {string}
         */
        IdeaStatus: "submitted" | "under_review" | "need_info" | "planned" | "in_progress" | "delivered" | "declined" | "duplicate" | "merged";
        /** @description How many organisations want an idea how strongly. */
        IdeaStrengths: {
            /** Format: int64 */
            critical: number;
            /** Format: int64 */
            important: number;
            /** Format: int64 */
            nice: number;
        };
        /** @description What studies say of an idea. */
        IdeaStudies: {
            /** @description The newest first; those alone whose survey the caller sees. */
            items: components["schemas"]["IdeaStudy"][];
        };
        /** @description What a study says of an idea. */
        IdeaStudy: {
            class?: components["schemas"]["SurveyKanoFigure"] | null;
            closed_at?: components["schemas"]["Timestamp"] | null;
            /** @description Ideas and other items that it compares. */
            items: number;
            kind?: components["schemas"]["StudyKind"] | null;
            /**
             * Format: int64
             * @description How many answered; null before it is closed, and for fewer than may be told of.
             */
            n?: number | null;
            /** @description Of best and worst: 1 for the highest score. */
            place?: number | null;
            score?: components["schemas"]["SurveyItemFigure"] | null;
            status: components["schemas"]["SurveyStatus"];
            survey: components["schemas"]["RecordRef"];
        };
        /** @description What all votes of an idea amount to. */
        IdeaTally: {
            commitments: components["schemas"]["IdeaCommitments"];
            /**
             * Format: int64
             * @description Organisations that have not voted themselves: the vendor notes what they said.
             */
            noted: number;
            /** Format: int64 */
            organisations: number;
            /** Format: int64 */
            people: number;
            strengths: components["schemas"]["IdeaStrengths"];
        };
        /** @description A vote. */
        IdeaVote: {
            /** Format: int64 */
            amount_minor?: number | null;
            comment?: string | null;
            commitment: components["schemas"]["CommitmentKind"];
            /** @description False for what the vendor noted, once the customer has voted itself. */
            counts: boolean;
            currency?: string | null;
            /** @description Complaints behind it that the reader sees. */
            evidence: components["schemas"]["ComplaintListItem"][];
            id: components["schemas"]["VoteId"];
            may_withdraw: boolean;
            mine: boolean;
            /** @description Whether it came from an idea that was merged into this one. */
            moved: boolean;
            /** @description Whether other customers are told the organisation's name. */
            named: boolean;
            proxy?: components["schemas"]["IdeaVoteProxy"] | null;
            /** Format: int64 */
            quantity?: number | null;
            strength: components["schemas"]["Strength"];
            updated_at: components["schemas"]["Timestamp"];
            voter?: components["schemas"]["PersonRef"] | null;
        };
        /** @description What the vendor noted for a customer, and how it knows. */
        IdeaVoteProxy: {
            by?: components["schemas"]["PersonRef"] | null;
            source?: components["schemas"]["ProxySource"] | null;
            /** @description Who of the customer said so. */
            who?: string | null;
        };
        /** @description The votes of an idea. */
        IdeaVotes: {
            /** @description For the vendor all organisations, the strongest first; for a customer its own. */
            items: components["schemas"]["IdeaVotesOf"][];
            /** Format: int64 */
            organisations: number;
            /** Format: int64 */
            people: number;
            /**
             * Format: int64
             * @description Of the revenue, what those who want it stand for; not known yet.
             */
            revenue_share?: number | null;
            /** @description Other organisations that chose to be named; for customers. */
            supporters: components["schemas"]["OrgRef"][];
            tally?: components["schemas"]["IdeaTally"] | null;
        };
        /** @description The votes of an organisation. */
        IdeaVotesOf: {
            /** @description Whether the vendor alone speaks for it. */
            noted: boolean;
            organisation: components["schemas"]["OrgRef"];
            /** @description The strongest of its people's. */
            strength: components["schemas"]["Strength"];
            votes: components["schemas"]["IdeaVote"][];
        };
        /** @description A row of a file that is imported. */
        ImportedRequirement: {
            /** @description `added`, `changed`, `unchanged`. */
            change: string;
            fields: string[];
            /** @description None of a new one. */
            key?: string | null;
            /**
             * Format: int64
             * @description In the file, the header being the first.
             */
            line: number;
            text: string;
        };
        /** @description A page of the inbox. It may hold fewer than `limit` and still have a next one. */
        InboxPage: {
            items: components["schemas"]["Notification"][];
            next_cursor?: string | null;
            /**
             * Format: int64
             * @description How many are not read, up to 100.
             */
            unread: number;
        };
        /** @description How small a new demand would be noticed in this log. */
        Injection: {
            /** Format: double */
            phi: number;
            /**
             * Format: int32
             * @description Tries of each strength.
             */
            runs: number;
            /**
             * Format: double
             * @description In this share of the tries.
             */
            share: number;
            /**
             * Format: int32
             * @description Callers a week; null: more than were tried.
             */
            smallest?: number | null;
            /** Format: int64 */
            topics: number;
            tries: components["schemas"]["InjectionTry"][];
            /**
             * Format: int64
             * @description Within so many weeks.
             */
            weeks: number;
        };
        /** @description A made-up demand of one strength. */
        InjectionTry: {
            /** Format: int32 */
            callers_a_week: number;
            /**
             * Format: int64
             * @description In which week half of those were noticed.
             */
            median_weeks?: number | null;
            /**
             * Format: double
             * @description Share of the tries in which it was noticed in time.
             */
            noticed: number;
        };
        /** @description An answer: a table, how to draw it, and what it is made of. Its definition is known by its name. */
        Insight: {
            as_of: components["schemas"]["Timestamp"];
            columns: components["schemas"]["InsightColumn"][];
            counted: components["schemas"]["Counted"];
            /** @description Of all money in it. */
            currency?: string | null;
            drawing: components["schemas"]["InsightDrawing"];
            from: components["schemas"]["Timestamp"];
            group: components["schemas"]["InsightGroup"];
            headline?: components["schemas"]["InsightHeadline"] | null;
            /** Format: int64 */
            n: number;
            name: components["schemas"]["InsightName"];
            notes: components["schemas"]["InsightNote"][];
            relationship_id?: components["schemas"]["RelationshipId"] | null;
            rows: components["schemas"]["InsightRow"][];
        };
        /** @description One of the rows that a figure is made of: a complaint, or a customer. */
        InsightCase: {
            /** Format: int64 */
            amount_minor?: number | null;
            at?: components["schemas"]["Timestamp"] | null;
            customer: string;
            /** Format: int64 */
            days?: number | null;
            number?: string | null;
            record_id?: components["schemas"]["RecordId"] | null;
            relationship_id: components["schemas"]["RelationshipId"];
            title?: string | null;
            /** @description What is said of it, as `met`. */
            word?: string | null;
        };
        /** @description The rows behind a figure. */
        InsightCases: {
            currency?: string | null;
            /** @description Two hundred at most. */
            items: components["schemas"]["InsightCase"][];
            /**
             * Format: int64
             * @description How many there are.
             */
            n: number;
        };
        /** @description What can be asked, and what the caller may do. */
        InsightCatalogue: {
            items: components["schemas"]["InsightEntry"][];
            may_decide: boolean;
            may_set: boolean;
        };
        /**
         * @description How it is best drawn.
         * @enum {string}
         */
        InsightChart: "bars" | "lines" | "steps" | "heat" | "pareto";
        /** @description A column of the table. */
        InsightColumn: {
            key: string;
            kind: components["schemas"]["ColumnKind"];
        };
        /** @description What was decided on a figure. */
        InsightDecision: {
            id: components["schemas"]["DecisionId"];
            /** @description Whether the caller may take it back. */
            may_remove: boolean;
            owner?: components["schemas"]["PersonRef"] | null;
            /** @description `YYYY-MM-DD`. */
            review_on: string;
            text: string;
            written_at: components["schemas"]["Timestamp"];
            written_by?: components["schemas"]["PersonRef"] | null;
        };
        /** @description What was decided on a figure. */
        InsightDecisions: {
            /** @description The newest first. */
            items: components["schemas"]["InsightDecision"][];
        };
        /** @description How to draw the table: which column is what. */
        InsightDrawing: {
            /** @description One line for each word of this column. */
            by?: string | null;
            high?: string | null;
            kind: components["schemas"]["InsightChart"];
            /** @description The ends of the interval. */
            low?: string | null;
            x: string;
            y: string;
        };
        /** @description A figure of the catalogue. */
        InsightEntry: {
            group: components["schemas"]["InsightGroup"];
            name: components["schemas"]["InsightName"];
        };
        /**
         * @description What it is about.
         * @enum {string}
         */
        InsightGroup: "customers" | "complaints" | "money";
        /** @description The figure in one number. */
        InsightHeadline: {
            high: unknown;
            kind: components["schemas"]["ColumnKind"];
            low: unknown;
            /**
             * Format: int64
             * @description What the number is made of.
             */
            n: number;
            /** @description Null: not known. */
            value: unknown;
        };
        /**
         * @description What can be asked.
         * @enum {string}
         */
        InsightName: "complaint_pareto" | "sla_attainment" | "time_to_resolution" | "reopen_rate" | "repeat_complaints" | "rfm" | "repeat_purchase" | "cohort_retention" | "silent_churn" | "retention_after_complaint" | "customer_value" | "keep_or_win";
        /** @description A note with the number in it. */
        InsightNote: {
            /** Format: int64 */
            amount_minor?: number | null;
            code: components["schemas"]["NoteCode"];
            /** Format: int64 */
            count?: number | null;
        };
        /** @description A row of the table; its key names it when the rows behind it are asked for. */
        InsightRow: {
            /** @description One for each column: a text, a number, true or false, or null where nothing is known. */
            cells: unknown[];
            key: string;
        };
        /** @description What figures of money are worked out with. */
        InsightSettings: {
            /**
             * Format: int32
             * @description Basis points a year.
             */
            discount_bp: number;
            limits?: components["schemas"]["RfmLimits"] | null;
            /**
             * Format: int32
             * @description Basis points of what is sold; null: not known.
             */
            margin_bp?: number | null;
            /**
             * Format: int32
             * @description 0 before anything was set.
             */
            version: number;
        };
        /** @description What money is to be worked out with; what is absent is not known. */
        InsightSettingsChange: {
            /**
             * Format: int32
             * @description Basis points a year.
             */
            discount_bp: number;
            limits?: components["schemas"]["RfmLimits"] | null;
            /**
             * Format: int32
             * @description Basis points of what is sold.
             */
            margin_bp?: number | null;
        };
        /** @description An interaction as the vendor's people see it. */
        Interaction: {
            account?: components["schemas"]["AccountRef"] | null;
            by?: components["schemas"]["PersonRef"] | null;
            channel: components["schemas"]["InteractionChannel"];
            coding: components["schemas"]["CodingState"];
            contact?: components["schemas"]["ContactRef"] | null;
            contact_name?: string | null;
            direction: components["schemas"]["InteractionDirection"];
            /** Format: int32 */
            duration_seconds?: number | null;
            id: components["schemas"]["InteractionId"];
            items: components["schemas"]["RequestedItem"][];
            occurred_at: components["schemas"]["Timestamp"];
            /** @description The same as E.164 or in small letters; null if it is neither number nor address. */
            party?: string | null;
            /** @description Number or address as it was told. */
            party_raw?: string | null;
            /** @description When it was written down. */
            recorded_at: components["schemas"]["Timestamp"];
            /** @description `manual`, or the name of an imported log. */
            source: string;
            text: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description How somebody was in touch.
         * @enum {string}
         */
        InteractionChannel: "call" | "visit" | "mail" | "meeting";
        /**
         * @description Who turned to whom.
         * @enum {string}
         */
        InteractionDirection: "incoming" | "outgoing";
        /**
         * Format: uuid
         * @description Something that happened with a caller.
         */
        InteractionId: string;
        /** @description What is corrected; what is absent stays, `null` clears. */
        InteractionPatchInput: {
            /** @default null */
            channel?: components["schemas"]["InteractionChannel"] | null;
            /** @default null */
            contact_name?: string | null;
            /** @default null */
            direction?: components["schemas"]["InteractionDirection"] | null;
            /**
             * Format: int32
             * @default null
             */
            duration_seconds?: number | null;
            /**
             * @description All of them anew.
             * @default null
             */
            items?: components["schemas"]["NewRequestedItem"][] | null;
            /** @default null */
            occurred_at?: components["schemas"]["Timestamp"] | null;
            /** @default null */
            party?: string | null;
            /** @default null */
            relationship_id?: string | null;
            /** @default null */
            text?: string | null;
        };
        /**
         * Format: uuid
         * @description An invitation by mail to join an organisation.
         */
        InvitationId: string;
        /**
         * @description Where an invitation stands; computed, not kept.
         * @enum {string}
         */
        InvitationState: "open" | "accepted" | "expired" | "revoked";
        /** @description An invitation into the own organisation, or one that it sent to a customer. */
        InvitationView: {
            created_at: components["schemas"]["Timestamp"];
            email: string;
            expires_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["InvitationId"];
            /** @description Name; empty if the installation invited. */
            invited_by: string;
            organisation: components["schemas"]["OrgRef"];
            role: components["schemas"]["Role"];
            state: components["schemas"]["InvitationState"];
        };
        /** @description Somebody of the customer. Whoever accepts first becomes its owner, whatever the role here. */
        InviteCustomer: {
            email: components["schemas"]["Text254"];
            locale?: components["schemas"]["Locale"] | null;
            role?: components["schemas"]["Role"] | null;
        };
        /**
         * Format: uuid
         * @description Somebody who is asked.
         */
        InviteId: string;
        /**
         * @description How far an invite has come.
         * @enum {string}
         */
        InviteState: "created" | "completed" | "screened_out" | "opted_out";
        /** @description An issue. */
        Issue: {
            actions: components["schemas"]["IssueActionState"][];
            closed_at?: components["schemas"]["Timestamp"] | null;
            /** @description Those that the reader sees, newest activity first. */
            complaints: components["schemas"]["ComplaintListItem"][];
            created_at: components["schemas"]["Timestamp"];
            /** @description Markdown. */
            description: string;
            description_html: string;
            id: components["schemas"]["RecordId"];
            lot?: string | null;
            number: string;
            owner?: components["schemas"]["PersonRef"] | null;
            product?: string | null;
            status: components["schemas"]["IssueStatus"];
            thread_id: components["schemas"]["ThreadId"];
            title: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with an issue.
         * @enum {string}
         */
        IssueAction: "edit" | "add_complaint" | "remove_complaint" | "broadcast" | "close" | "reopen";
        /** @description An action as the issue offers it. */
        IssueActionState: {
            allowed: boolean;
            name: components["schemas"]["IssueAction"];
            reason?: components["schemas"]["str"] | null;
        };
        /** @description A complaint of the issue. */
        IssueComplaint: {
            complaint_id: components["schemas"]["RecordId"];
        };
        /** @description A line of the list. */
        IssueItem: {
            activity_at: components["schemas"]["Timestamp"];
            closed_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description Complaints that the reader sees, and of how many customers they are.
             */
            complaints: number;
            created_at: components["schemas"]["Timestamp"];
            /** Format: int64 */
            customers: number;
            id: components["schemas"]["RecordId"];
            lot?: string | null;
            number: string;
            owner?: components["schemas"]["PersonRef"] | null;
            product?: string | null;
            status: components["schemas"]["IssueStatus"];
            title: string;
            unread: boolean;
        };
        /** @description Fields to change; null empties one that may be empty. */
        IssuePatch: {
            /** @default null */
            description?: string | null;
            /** @default null */
            lot?: string | null;
            /** @default null */
            product?: string | null;
            /** @default null */
            title?: string | null;
        };
        /**
         * @description Where an issue stands.
         * @enum {string}
         */
        IssueStatus: "open" | "closed";
        /**
         * Format: uuid
         * @description A line of an agenda.
         */
        ItemId: string;
        /**
         * @description What a row of a step is.
         * @enum {string}
         */
        ItemKind: "member" | "is_not" | "containment" | "cause" | "why" | "bone" | "action" | "recurrence" | "cost";
        /**
         * @description Whether the firm sells it.
         * @enum {string}
         */
        ItemRange: "in" | "out" | "unknown";
        /**
         * @description What came of a request.
         * @enum {string}
         */
        ItemResult: "open" | "fulfilled" | "quoted" | "refused" | "referred";
        /** @description A list that fits one page. */
        Items_DecisionListItem: {
            items: {
                actions: components["schemas"]["DecisionActionState"][];
                board?: components["schemas"]["DecisionBoardBrief"] | null;
                created_at: components["schemas"]["Timestamp"];
                decided_at?: components["schemas"]["Timestamp"] | null;
                effective_on?: string | null;
                id: components["schemas"]["DecisionId"];
                key: string;
                /** @description What each organisation says to the text that is up, or was last. */
                positions: components["schemas"]["DecisionPosition"][];
                proposed_at?: components["schemas"]["Timestamp"] | null;
                status: components["schemas"]["DecisionStatus"];
                superseded_by?: components["schemas"]["DecisionRef"] | null;
                supersedes?: components["schemas"]["DecisionRef"] | null;
                title: string;
                /** Format: int32 */
                version: number;
            }[];
        };
        /** @description A list that fits one page. */
        Items_Milestone: {
            items: {
                /** @description `YYYY-MM-DD` */
                due_on: string;
                id: components["schemas"]["MilestoneId"];
                late: boolean;
                organisation?: components["schemas"]["OrgRef"] | null;
                reached_on?: string | null;
                state: components["schemas"]["MilestoneState"];
                title: string;
                /** Format: int32 */
                version: number;
            }[];
        };
        /** @description A list that fits one page. */
        Items_ProjectInvitation: {
            items: {
                actions: components["schemas"]["ProjectActionState"][];
                id: components["schemas"]["RecordId"];
                invited_at: components["schemas"]["Timestamp"];
                invited_by?: components["schemas"]["PersonRef"] | null;
                lane_id?: components["schemas"]["LaneId"] | null;
                number: string;
                /** @description Who is in already. */
                parties: components["schemas"]["OrgRef"][];
                purpose_html: string;
                /** @description Whether several customers may be in it, who then see each other. */
                several: boolean;
                /** @description The side that the organisation would take. */
                side: components["schemas"]["Side"];
                /** @description What the template is called that it started from. */
                template: string;
                thread_id?: components["schemas"]["ThreadId"] | null;
                title: string;
            }[];
        };
        /** @description A list that fits one page. */
        Items_ProjectLink: {
            items: {
                kind: string;
                record: components["schemas"]["RecordRef"];
            }[];
        };
        /** @description A list that fits one page. */
        Items_ProjectTemplate: {
            items: {
                about: string;
                deliverables: number;
                key: string;
                /** @description Whether a level of submission is chosen at the start. */
                levels: boolean;
                /** @description What its phases are called. */
                phases: string[];
                title: string;
                /** Format: int64 */
                weeks: number;
            }[];
        };
        /** @description A list that fits one page. */
        Items_ProjectThread: {
            items: {
                created_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["ThreadId"];
                last?: components["schemas"]["LastWords"] | null;
                /** @description Questions in it that wait for the caller's organisation. */
                questions_to_you: number;
                /** @description Whether all organisations read it, or the caller's alone. */
                shared: boolean;
                /** @description None: the first one. */
                topic?: string | null;
                unread: boolean;
            }[];
        };
        /** @description A list that fits one page. */
        Items_Question: {
            items: {
                actions: components["schemas"]["ProjectActionState"][];
                answer?: string | null;
                answered_at?: components["schemas"]["Timestamp"] | null;
                answered_by?: components["schemas"]["PersonRef"] | null;
                asked_at: components["schemas"]["Timestamp"];
                asked_by?: components["schemas"]["PersonRef"] | null;
                /** @description `YYYY-MM-DD` */
                due_on?: string | null;
                from: components["schemas"]["OrgRef"];
                held_since?: components["schemas"]["Timestamp"] | null;
                id: components["schemas"]["QuestionId"];
                state: components["schemas"]["QuestionState"];
                /** @description The beginning of it, as plain text; empty once it was taken back. */
                text: string;
                thread_id: components["schemas"]["ThreadId"];
                to: components["schemas"]["OrgRef"];
                /** Format: int32 */
                version: number;
            }[];
        };
        /** @description A short list. */
        Items_SavedView: {
            items: {
                id: components["schemas"]["SavedViewId"];
                name: string;
                /** @description The list's parameters. */
                query: {
                    [key: string]: string;
                };
            }[];
        };
        /** @description A short list. */
        Items_Similar: {
            items: {
                created_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["RecordId"];
                number: string;
                status: components["schemas"]["Status"];
                status_label: string;
                title: string;
            }[];
        };
        /** @description Where all other work stands. */
        JobQueue: {
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            waiting: number;
        };
        /** @description Something that organisations develop together, found by its name. */
        JointHit: {
            /**
             * Format: uuid
             * @description Its own id.
             */
            id: string;
            /** @description `R4`, `D2`, `F7`; none of projects and ideas. */
            key?: string | null;
            kind: components["schemas"]["JointKind"];
            /** @description The project or idea that it is, or the project that it belongs to. */
            record: components["schemas"]["RecordRef"];
            title: string;
        };
        /**
         * @description What was found of what organisations develop together.
         * @enum {string}
         */
        JointKind: "project" | "idea" | "requirement" | "decision" | "document";
        /** @description The key that an installation signs with. */
        KeyView: {
            /** @description Always `ed25519`. */
            algorithm: string;
            /** @description SHA-256 of the public key, in hexadecimal; every mail carries it in `X-Concord-Key`. */
            fingerprint: string;
            /** @description 32 bytes in hexadecimal. */
            public_key: string;
        };
        /** @description How many records of a kind there are. */
        KindCount: {
            kind: components["schemas"]["RecordKind"];
            /** Format: int64 */
            total: number;
        };
        /** @description Whose number or address it is, and who called last by it. */
        KnownCaller: {
            account?: components["schemas"]["AccountRef"] | null;
            contact?: components["schemas"]["ContactRef"] | null;
            contact_name?: string | null;
            last_at?: components["schemas"]["Timestamp"] | null;
            /** @description As it is compared; null if it is neither number nor address. */
            party?: string | null;
        };
        /** @description Something that can be done, or why it cannot. */
        LadderAction: {
            allowed: boolean;
            name: string;
            /** @description Fields that it asks for. */
            needs: string[];
            /**
             * @description `wrong_status`, `wrong_side`, `role_too_low`, `escalation_open`, `last_rung`,
             *     `cooling_off`, `already`.
             */
            reason?: string | null;
        };
        /** @description A rung's name in both languages. */
        LadderName: {
            en: string;
            ru: string;
        };
        /** @description A rung with its people. */
        LadderRung: {
            customer: components["schemas"]["PersonRef"][];
            name: components["schemas"]["LadderName"];
            /**
             * Format: int64
             * @description Business minutes of the side that reacts.
             */
            react_minutes: number;
            vendor: components["schemas"]["PersonRef"][];
        };
        /**
         * Format: uuid
         * @description A part of a timeline with its own readers.
         */
        LaneId: string;
        /**
         * @description Who sees the entries of a lane.
         * @enum {string}
         */
        LaneKind: "shared" | "private" | "caucus" | "named";
        /** @description A lane as its readers see it. */
        LaneView: {
            /**
             * Format: int64
             * @description The newest `seq`.
             */
            head: number;
            id: components["schemas"]["LaneId"];
            kind: components["schemas"]["LaneKind"];
            /** @description False also once whoever else read it has gone. */
            may_write: boolean;
            /** @description The organisations that read it. */
            readers: components["schemas"]["OrgRef"][];
            topic?: string | null;
        };
        /** @description Lanes that the caller reads. */
        Lanes: {
            items: components["schemas"]["LaneView"][];
        };
        /** @description The newest words of a thread that the caller reads. */
        LastWords: {
            at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["PersonRef"] | null;
            excerpt: string;
            lane: string;
        };
        /**
         * @description How an order stands to what was promised.
         * @enum {string}
         */
        LateState: "unknown" | "due" | "on_time" | "late" | "overdue";
        /** @description How punctual deliveries were. */
        Lateness: {
            /**
             * Format: int64
             * @description Orders with a promise that has come due or was kept: the others say nothing.
             */
            judged: number;
            /**
             * Format: int64
             * @description Of them those that came late or are overdue.
             */
            late: number;
            /**
             * Format: int64
             * @description Of the late ones; null without.
             */
            median_days?: number | null;
            /**
             * Format: double
             * @description From 0 to 1; null where nothing can be judged.
             */
            share?: number | null;
        };
        /**
         * @description What followed by itself from what somebody is told of.
         * @enum {string}
         */
        LedTo: "reopened" | "closed";
        /** @description Time and clocks of a complaint, computed from its entries. */
        Ledger: {
            /**
             * Format: int32
             * @description 0: nothing was agreed; the usual terms hold.
             */
            agreement_version: number;
            as_of: components["schemas"]["Timestamp"];
            clocks: components["schemas"]["Clock"][];
            /** @description Calendar seconds since submission, by who had the ball. */
            held: components["schemas"]["Held"];
            turns: components["schemas"]["LedgerTurn"][];
        };
        /** @description A time during which one side had the ball. */
        LedgerTurn: {
            /** @description The kind of entry that it began with. */
            cause: components["schemas"]["EntryKind"];
            cause_entry?: components["schemas"]["EntryId"] | null;
            pause?: components["schemas"]["PauseState"] | null;
            side?: components["schemas"]["BallSide"] | null;
            since: components["schemas"]["Timestamp"];
            until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description Time booked to each side so far, in seconds. Both sides see the same figures. */
        LedgerView: {
            /** Format: int64 */
            both_seconds: number;
            /** Format: int64 */
            customer_seconds: number;
            /** Format: int64 */
            third_seconds: number;
            /** Format: int64 */
            vendor_seconds: number;
        };
        /** @description What a vendor keeps about a customer as a firm: both read it. */
        LegalData: {
            legal_address?: string | null;
            legal_name?: string | null;
            tax_id?: string | null;
        };
        /** @description Something that may be done with the links of a complaint. */
        LinkActionState: {
            allowed: boolean;
            /** @description A kind of link, `split`, or `remove`. */
            name: string;
            reason?: components["schemas"]["str"] | null;
        };
        /**
         * Format: uuid
         * @description An open link.
         */
        LinkId: string;
        /**
         * @description What the complaint at hand is to the other one.
         * @enum {string}
         */
        LinkKind: "duplicate_of" | "related" | "parent_of" | "split_from" | "same_cause";
        /** @description A linked record that the caller may see. */
        LinkView: {
            /** @description `from`: this record points to the other one. */
            direction: string;
            kind: string;
            record: components["schemas"]["RecordRef"];
        };
        /** @description A commitment in a list over all records, with the organisation that it is shared with. */
        ListedCommitment: components["schemas"]["Commitment"] & {
            /** @description Whom the caller's organisation owes it to, or who owes it to them. */
            counterpart: components["schemas"]["OrgRef"];
        };
        /**
         * @description A language of the interface.
         * @enum {string}
         */
        Locale: "en" | "ru";
        /**
         * @description Whether an event comes by mail.
         * @enum {string}
         */
        MailChoice: "now" | "never";
        /**
         * Format: uuid
         * @description A mail that was or is to be sent.
         */
        MailId: string;
        /** @description Where mails stand; each number stops at 10,000. */
        MailQueue: {
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            sent: number;
            /** Format: int64 */
            unknown: number;
            /**
             * Format: int64
             * @description Not tried yet, or to be tried again.
             */
            waiting: number;
        };
        /**
         * @description Where a mail stands.
         * @enum {string}
         */
        MailState: "waiting" | "sent" | "failed" | "dead" | "unknown";
        /** @description A template; `{{contact_first_name}}` and the like are filled in for an activity. */
        MailTemplate: {
            body: string;
            id: components["schemas"]["MailTemplateId"];
            name: string;
            subject: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description What letters are written from.
         */
        MailTemplateId: string;
        /**
         * @description A template; `{{contact_name}}`, `{{contact_first_name}}`, `{{account}}`, `{{purpose}}`,
         *     `{{date}}`, `{{my_name}}` and `{{my_organisation}}` stand for what they say.
         */
        MailTemplateInput: {
            body: string;
            name: string;
            subject: string;
        };
        /** @description What is changed; what is absent stays. */
        MailTemplatePatchInput: {
            /** @default null */
            body?: string | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            subject?: string | null;
        };
        /** @description All templates. */
        MailTemplates: {
            items: components["schemas"]["MailTemplate"][];
        };
        /** @description A mail without its text. */
        MailView: {
            created_at: components["schemas"]["Timestamp"];
            event: string;
            id: components["schemas"]["MailId"];
            record?: components["schemas"]["RecordRef"] | null;
            relationship_id?: components["schemas"]["RelationshipId"] | null;
            sent_at?: components["schemas"]["Timestamp"] | null;
            state: components["schemas"]["MailState"];
            /** @description Empty until it was first tried. */
            subject: string;
            to: string;
        };
        /** @description A record between the two firms. */
        Matter: {
            activity_at: components["schemas"]["Timestamp"];
            ball?: components["schemas"]["BallSide"] | null;
            open: boolean;
            owner?: components["schemas"]["PersonRef"] | null;
            record: components["schemas"]["RecordRef"];
            since?: components["schemas"]["Timestamp"] | null;
            status: string;
            until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description Whether the caller may make an offer now. */
        MayOffer: {
            allowed: boolean;
            /** @description `offer` */
            name: string;
            /** @description Fields that the action asks for. */
            needs: string[];
            /** @description `wrong_side`, `wrong_status`, `offer_open`, `role_too_low`. */
            reason?: string | null;
        };
        /** @description The person who is signed in. */
        Me: {
            acting?: components["schemas"]["Membership"] | null;
            /** @description This is the demo: mails are shown to everybody. */
            demo: boolean;
            email: string;
            /**
             * Format: int32
             * @description Seconds that a message waits before it is sent: 0 to 30.
             */
            hold_seconds: number;
            id: components["schemas"]["PersonId"];
            locale: components["schemas"]["Locale"];
            memberships: components["schemas"]["Membership"][];
            name: string;
            /** @description Runs the installation. */
            operator: boolean;
            /** @description Whether single keys are shortcuts. */
            shortcuts: boolean;
            theme: components["schemas"]["Theme"];
            time_zone: string;
        };
        /** @description Own settings to be changed; what is left out stays. */
        MePatch: {
            /**
             * Format: int32
             * @description 0 to 30.
             * @default null
             */
            hold_seconds?: number | null;
            /** @default null */
            locale?: components["schemas"]["Locale"] | null;
            /** @default null */
            name?: components["schemas"]["Text120"] | null;
            /** @default null */
            shortcuts?: boolean | null;
            /** @default null */
            theme?: components["schemas"]["Theme"] | null;
            /**
             * @description A name of the IANA database, as `Europe/Moscow`.
             * @default null
             */
            time_zone?: string | null;
        };
        /** @description One try at mediation. */
        Mediation: {
            actions: components["schemas"]["LadderAction"][];
            answers: components["schemas"]["SideAnswers"];
            /** @description Whether both agreed that the mediator may decide. */
            binding: boolean;
            closed_at?: components["schemas"]["Timestamp"] | null;
            consents: components["schemas"]["Consents"];
            determination?: string | null;
            determination_html?: string | null;
            determination_sha256?: string | null;
            determined_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["MediationId"];
            joined_at?: components["schemas"]["Timestamp"] | null;
            mediator: components["schemas"]["Mediator"];
            note?: string | null;
            outcome?: components["schemas"]["Outcome"] | null;
            proposed_at: components["schemas"]["Timestamp"];
            proposed_side: components["schemas"]["Side"];
            recommendation?: string | null;
            recommendation_html?: string | null;
            /** @description Hash of the recommendation as its entry and each answer to it name it. */
            recommendation_sha256?: string | null;
            recommended_at?: components["schemas"]["Timestamp"] | null;
            review?: components["schemas"]["MediationReview"] | null;
            review_until?: components["schemas"]["Timestamp"] | null;
            state: components["schemas"]["MediationState"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a mediation.
         * @enum {string}
         */
        MediationAction: "consent" | "decline" | "invite" | "recommend" | "accept" | "reject" | "determine" | "ask_review" | "close" | "leave";
        /** @description What an action brings. */
        MediationBody: {
            outcome?: components["schemas"]["Outcome"] | null;
            reason?: string | null;
            /** @description A recommendation or determination, Markdown. */
            text?: string | null;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description One try at mediation.
         */
        MediationId: string;
        /** @description Who asked for a determination to be reviewed, and why. */
        MediationReview: {
            at: components["schemas"]["Timestamp"];
            reason: string;
            side: components["schemas"]["Side"];
        };
        /**
         * @description Where a mediation stands.
         * @enum {string}
         */
        MediationState: "proposed" | "declined" | "active" | "recommended" | "determined" | "review" | "closed";
        /** @description The mediations of a complaint. */
        Mediations: {
            current?: components["schemas"]["Mediation"] | null;
            may_propose: components["schemas"]["LadderAction"];
            past: components["schemas"]["Mediation"][];
        };
        /** @description Who mediates. */
        Mediator: {
            name: string;
            organisation: components["schemas"]["OrgRef"];
        };
        /** @description A meeting. */
        Meeting: {
            actions: components["schemas"]["MeetingActionState"][];
            ball: components["schemas"]["Ball"];
            cancel_reason?: string | null;
            commitments: components["schemas"]["MeetingCommitment"][];
            confirmed_at?: components["schemas"]["Timestamp"] | null;
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonRef"] | null;
            customer: components["schemas"]["OrgRef"];
            ends_at?: components["schemas"]["Timestamp"] | null;
            /** @description When it begins, or began. */
            held_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["RecordId"];
            items: components["schemas"]["AgendaItem"][];
            link?: string | null;
            minutes: components["schemas"]["MeetingMinutes"];
            number: string;
            people: components["schemas"]["MeetingAttendee"][];
            place?: string | null;
            relationship_id: components["schemas"]["RelationshipId"];
            side: components["schemas"]["Side"];
            state: components["schemas"]["MeetingState"];
            thread_id: components["schemas"]["ThreadId"];
            title: string;
            vendor: components["schemas"]["OrgRef"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a meeting.
         * @enum {string}
         */
        MeetingAction: "edit" | "edit_agenda" | "cancel" | "hold" | "write_minutes" | "promise" | "confirm" | "refuse";
        /** @description What an action brings; each takes its own part. */
        MeetingActionInput: {
            held_at?: components["schemas"]["Timestamp"] | null;
            /** @description To hold: who came; everybody who was to unless told. */
            present?: string[] | null;
            /** @description To cancel or refuse. */
            reason?: string | null;
            /** @description To confirm or refuse: the hash of the minutes that were seen. */
            sha256?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description An action as the meeting offers it. */
        MeetingActionState: {
            allowed: boolean;
            name: components["schemas"]["MeetingAction"];
            /** @description Fields that the action asks for. */
            needs: string[];
            reason?: components["schemas"]["str"] | null;
        };
        /** @description Somebody who is to come, or came. */
        MeetingAttendee: {
            /** @description Null until the meeting was held. */
            attended?: boolean | null;
            person: components["schemas"]["PersonRef"];
        };
        /** @description What was taken on in the meeting; the commitment itself is one of the record's. */
        MeetingCommitment: {
            commitment_id: components["schemas"]["CommitmentId"];
            item_id?: components["schemas"]["ItemId"] | null;
        };
        /** @description A line of the list. */
        MeetingItem: {
            ball: components["schemas"]["Ball"];
            /** @description The other firm. */
            counterpart: components["schemas"]["OrgRef"];
            ends_at?: components["schemas"]["Timestamp"] | null;
            held_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["RecordId"];
            number: string;
            place?: string | null;
            relationship_id: components["schemas"]["RelationshipId"];
            state: components["schemas"]["MeetingState"];
            title: string;
            unread: boolean;
        };
        /** @description What was written down. */
        MeetingMinutes: {
            /** @description What is different since the newest was given, once it is stale or refused. */
            changes: components["schemas"]["MinutesChange"][];
            html: string;
            /** @description Of the canonical JSON of all parts, in lower-case hexadecimal: what is confirmed. */
            sha256: string;
            signoff?: components["schemas"]["Signoff"] | null;
            /** @description Markdown; about the meeting as a whole. */
            text: string;
            /**
             * Format: int32
             * @description Of `text`.
             */
            text_version: number;
            /**
             * Format: int32
             * @description Counts changes of any part.
             */
            version: number;
        };
        /** @description What to change of a planned meeting; null empties what may be empty. */
        MeetingPatch: {
            /**
             * Format: date-time
             * @default null
             */
            ends_at?: string | null;
            /** @default null */
            held_at?: components["schemas"]["Timestamp"] | null;
            /** @default null */
            link?: string | null;
            /**
             * @description All who are to come.
             * @default null
             */
            people?: string[] | null;
            /** @default null */
            place?: string | null;
            /** @default null */
            title?: string | null;
        };
        /** @description A meeting as a link. */
        MeetingRef: {
            held_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["RecordId"];
            number: string;
            state: components["schemas"]["MeetingState"];
            title: string;
        };
        /**
         * @description Where a meeting stands.
         * @enum {string}
         */
        MeetingState: "planned" | "held" | "to_confirm" | "confirmed" | "cancelled";
        /** @description A sign-in of somebody of the own organisation. */
        MemberSessionView: {
            address: string;
            created_at: components["schemas"]["Timestamp"];
            current: boolean;
            id: components["schemas"]["SessionId"];
            last_seen_at: components["schemas"]["Timestamp"];
            /** @description Name. */
            person: string;
            user_agent: string;
        };
        /** @description A place in an organisation. */
        Membership: {
            can: components["schemas"]["Capability"][];
            id: components["schemas"]["MembershipId"];
            organisation: components["schemas"]["MyOrganisation"];
            role: components["schemas"]["Role"];
            /**
             * @description The sides that the organisation takes in its relationships; none for one whose people were
             *     called into single records from outside.
             */
            sides: components["schemas"]["Side"][];
            team?: string | null;
            title?: string | null;
        };
        /**
         * Format: uuid
         * @description A person's place in an organisation: whoever acts, acts as one of these.
         */
        MembershipId: string;
        /**
         * @description Whether a membership counts. A suspended one is treated as none.
         * @enum {string}
         */
        MembershipStatus: "active" | "suspended";
        /** @description People who may be mentioned. */
        Mentionable: {
            items: components["schemas"]["PersonRef"][];
        };
        /** @description A milestone. */
        Milestone: {
            /** @description `YYYY-MM-DD` */
            due_on: string;
            id: components["schemas"]["MilestoneId"];
            late: boolean;
            organisation?: components["schemas"]["OrgRef"] | null;
            reached_on?: string | null;
            state: components["schemas"]["MilestoneState"];
            title: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description A date that the project wants to reach.
         */
        MilestoneId: string;
        /** @description What changes of a milestone. */
        MilestonePatch: {
            /**
             * @description `YYYY-MM-DD`
             * @default null
             */
            due_on?: string | null;
            /** @default null */
            organisation_id?: string | null;
            /** @default null */
            reached?: boolean | null;
            /** @default null */
            title?: string | null;
        };
        /**
         * @description Where a milestone stands.
         * @enum {string}
         */
        MilestoneState: "open" | "reached";
        /** @description What differs between the minutes as a side confirmed or refused them and as they are. */
        MinutesChange: {
            from?: string | null;
            /** @description The line of the agenda, or the commitment. */
            id?: string | null;
            /** @description `text`, `item` or `action`. */
            part: string;
            to?: string | null;
        };
        /** @description A part of the minutes. */
        MinutesInput: {
            /** @description The line of the agenda; without it, about the meeting as a whole. */
            item_id?: string | null;
            /** @description Markdown; may be empty. */
            text?: string | null;
            /**
             * Format: int32
             * @description Of this part: `minutes.text_version`, or the line's `minutes_version`.
             */
            version: number;
        };
        /** @description What a month brought. */
        MonthTotal: {
            /** @description `YYYY-MM`, in the vendor's time zone. */
            month: string;
            /** Format: int64 */
            net_minor: number;
            /** Format: int64 */
            orders: number;
        };
        /**
         * Format: uuid
         * @description Somebody came into a segment, or left it.
         */
        MoveId: string;
        /** @description What the reader said of an idea. */
        MyIdeaVote: {
            commitment: components["schemas"]["CommitmentKind"];
            strength: components["schemas"]["Strength"];
        };
        MyOrganisation: {
            id: components["schemas"]["OrganisationId"];
            name: string;
            /** @description Stands in web addresses: `/o/{slug}/`. */
            slug: string;
        };
        /** @description An agreement as both sides see it. */
        Nda: {
            actions: components["schemas"]["NdaActionState"][];
            /** @description Whether it holds now. */
            active: boolean;
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: components["schemas"]["PersonRef"] | null;
            customer: components["schemas"]["OrgRef"];
            ended_at?: components["schemas"]["Timestamp"] | null;
            ended_by?: components["schemas"]["PersonRef"] | null;
            ended_side?: components["schemas"]["Side"] | null;
            file?: components["schemas"]["FileRef"] | null;
            id: components["schemas"]["NdaId"];
            proposed_at: components["schemas"]["Timestamp"];
            proposed_by?: components["schemas"]["PersonRef"] | null;
            proposed_side: components["schemas"]["Side"];
            reason?: string | null;
            relationship_id: string;
            state: components["schemas"]["NdaState"];
            title: string;
            /** @description `YYYY-MM-DD` */
            valid_from: string;
            valid_until: string;
            vendor: components["schemas"]["OrgRef"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with it.
         * @enum {string}
         */
        NdaAction: "confirm" | "decline" | "withdraw" | "terminate";
        /** @description What an action brings. */
        NdaActionBody: {
            reason?: string | null;
            /**
             * Format: int32
             * @description Of the agreement.
             */
            version: number;
        };
        /** @description An action as the agreement offers it. */
        NdaActionState: {
            allowed: boolean;
            name: components["schemas"]["NdaAction"];
            /** @description Fields that the action asks for. */
            needs: string[];
            /** @description `role_too_low`, `wrong_status`, `wrong_side`. */
            reason?: string | null;
        };
        /**
         * Format: uuid
         * @description An agreement on secrecy.
         */
        NdaId: string;
        /** @description All of a relationship, newest first. */
        NdaList: {
            /** @description Whether one holds now. */
            active: boolean;
            items: components["schemas"]["Nda"][];
            /** @description Whether the reader may propose one now. */
            may_propose: boolean;
            propose_from?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @description What became of it. Whether it holds today is another question.
         * @enum {string}
         */
        NdaState: "proposed" | "confirmed" | "declined" | "withdrawn" | "terminated" | "expired";
        /** @description A customer whom nobody has contacted as planned. */
        Neglected: {
            account: components["schemas"]["AccountRef"];
            activity_id?: components["schemas"]["ActivityId"] | null;
            /** @description Since when it is due. */
            due_at: components["schemas"]["Timestamp"];
            kind: components["schemas"]["ActivityKind"];
            last_at?: components["schemas"]["Timestamp"] | null;
            owner?: components["schemas"]["PersonRef"] | null;
            plan?: components["schemas"]["ContactPlan"] | null;
            tier?: string | null;
            why: components["schemas"]["NeglectedWhy"];
        };
        /** @description Those who wait longest first: 200 at most. */
        NeglectedList: {
            items: components["schemas"]["Neglected"][];
            /** @description How many there are in all. */
            n: number;
        };
        /**
         * @description Why a customer stands among the neglected.
         * @enum {string}
         */
        NeglectedWhy: "missed" | "overdue" | "never";
        /** @description A contact to be planned. */
        NewActivity: {
            assignee?: components["schemas"]["MembershipId"] | null;
            /** @description What to say. */
            brief?: string | null;
            contact_id?: components["schemas"]["ContactId"] | null;
            /** @description Of somebody who is no contact. */
            contact_name?: string | null;
            /** @description `YYYY-MM-DD`, for what has no hour. */
            day?: string | null;
            ends_at?: components["schemas"]["Timestamp"] | null;
            kind: components["schemas"]["ActivityKind"];
            mail?: components["schemas"]["ActivityMailInput"] | null;
            purpose: string;
            /** @description Number, address or link. */
            reach?: string | null;
            relationship_id?: components["schemas"]["RelationshipId"] | null;
            starts_at?: components["schemas"]["Timestamp"] | null;
            /** @description IANA name; the caller's own unless told. */
            time_zone?: string | null;
        };
        /** @description An own topic. */
        NewAgendaTopic: {
            /** @description Markdown. */
            note?: string | null;
            title: string;
        };
        /** @description A token to be made. */
        NewApiToken: {
            expires_at?: components["schemas"]["Timestamp"] | null;
            name: components["schemas"]["Text100"];
            /** @description `write` includes `read`. */
            scopes: components["schemas"]["TokenScope"][];
        };
        /** @description A checklist to be made. */
        NewChecklist: {
            category?: components["schemas"]["Category"] | null;
            items: string[];
            name: string;
        };
        /** @description What a complaint is to another one. */
        NewComplaintLink: {
            kind: components["schemas"]["LinkKind"];
            /** @description Id of the other complaint, or its number with the same vendor. */
            to: string;
        };
        /** @description Somebody to be kept. */
        NewContact: {
            family: string;
            given?: string | null;
            locale?: components["schemas"]["Locale"] | null;
            membership_id?: components["schemas"]["MembershipId"] | null;
            middle?: string | null;
            note?: string | null;
            /** @description IANA name. */
            time_zone?: string | null;
        };
        /** @description What somebody said about being contacted. */
        NewContactConsent: {
            channel: components["schemas"]["PointKind"];
            /** @description `YYYY-MM-DD`; today unless told. */
            said_on?: string | null;
            /** @description Where or how they said so. */
            source?: string | null;
            state: components["schemas"]["ConsentState"];
        };
        /** @description A way to reach somebody. */
        NewContactPoint: {
            is_primary?: boolean;
            kind: components["schemas"]["PointKind"];
            /** @description Whose number it is, as at work; which messenger. */
            label?: string | null;
            value: string;
        };
        /** @description A role to begin. */
        NewContactRole: {
            buying_roles?: components["schemas"]["BuyingRole"][];
            /**
             * Format: int32
             * @description From 1, little, to 5.
             */
            influence?: number | null;
            is_primary?: boolean;
            relationship_id: components["schemas"]["RelationshipId"];
            reports_to?: components["schemas"]["ContactId"] | null;
            title?: string | null;
            /** @description `YYYY-MM-DD`; nobody knows since when unless told. */
            valid_from?: string | null;
        };
        /** @description What should be instead; what is absent stays, `null` clears. */
        NewCorrection: {
            /** @default null */
            comment?: string | null;
            /** @default null */
            legal_address?: string | null;
            /** @default null */
            legal_name?: string | null;
            /** @default null */
            tax_id?: string | null;
        };
        /** @description A share of the cost. */
        NewCostShare: {
            organisation_id: string;
            /**
             * Format: int32
             * @description Hundredths of a percent.
             */
            share: number;
        };
        /** @description One share for each organisation that is in. */
        NewCostShares: {
            shares: components["schemas"]["NewCostShare"][];
        };
        /** @description The idea that a resale opens. */
        NewDecisionIdea: {
            /** @description Whether those are invited who asked and can be reached. */
            invite?: boolean;
            /** @description Markdown. Those who asked read it. */
            text: string;
            title: string;
        };
        /** @description A new deliverable. */
        NewDeliverable: {
            /** @description `YYYY-MM-DD` */
            due_on?: string | null;
            note?: string | null;
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            phase_id: components["schemas"]["PhaseId"];
            required?: boolean;
            side: components["schemas"]["Side"];
            title: string;
        };
        /** @description A decision on a demand. */
        NewDemandDecision: {
            alarm_id?: components["schemas"]["AlarmId"] | null;
            /** @description Of a campaign that explains the demand, or follows. */
            campaign?: string | null;
            /**
             * Format: int64
             * @description What it costs, with its currency.
             */
            cost_minor?: number | null;
            /** @description ISO 4217 */
            currency?: string | null;
            idea?: components["schemas"]["NewDecisionIdea"] | null;
            kind: components["schemas"]["DecisionKind"];
            /** @description `YYYY-MM-DD` */
            review_on?: string | null;
            signed_by?: components["schemas"]["MembershipId"] | null;
            /** @description The number of the product that a resale proposes. */
            sku?: string | null;
            /** @description Why. */
            words: string;
        };
        /** @description A document with its first draft. */
        NewDocument: {
            /** @description Whether those for whom a confidential one does not open may know that it is there. */
            announced?: boolean;
            /** @description An upload of one's own. */
            file_id: components["schemas"]["FileId"];
            kind: components["schemas"]["DocumentKind"];
            label: components["schemas"]["DocumentLabel"];
            /** @description What it is about or what changed. */
            note?: string | null;
            /** @description Other customers to whom a customer opens a confidential one. */
            reader_ids?: components["schemas"]["OrganisationId"][];
            title: string;
        };
        /** @description A condition of an approval. */
        NewDocumentCondition: {
            /** @description `YYYY-MM-DD` */
            due_on: string;
            text: string;
        };
        /** @description The draft of a next version. */
        NewDocumentVersion: {
            /** @description An upload of one's own. */
            file_id: components["schemas"]["FileId"];
            /** @description What changed; asked for once a version has been released. */
            note?: string | null;
            /**
             * Format: int32
             * @description Of the document.
             */
            version: number;
        };
        /** @description Why somebody climbs. */
        NewEscalationBody: {
            note?: string | null;
            reason: components["schemas"]["EscalationReason"];
            severity: components["schemas"]["Severity"];
            trend: components["schemas"]["Trend"];
        };
        /** @description What is added. */
        NewEvidence: {
            file_ids?: components["schemas"]["FileId"][];
            links?: components["schemas"]["EvidenceLink"][];
            note?: string | null;
            replaces?: components["schemas"]["EvidenceId"] | null;
            /**
             * Format: int32
             * @description Of the deliverable.
             */
            version: number;
        };
        /** @description A condition of a verdict. */
        NewGateCondition: {
            /** @description `YYYY-MM-DD` */
            due_on: string;
            /** @description Who owes it. */
            organisation_id: components["schemas"]["OrganisationId"];
            owed_to?: components["schemas"]["OrganisationId"] | null;
            text: string;
        };
        /** @description A new idea. */
        NewIdea: {
            audience: components["schemas"]["Audience"];
            /** @description Complaints that it grew from. */
            complaint_ids?: components["schemas"]["RecordId"][];
            /** @description Markdown. */
            description: string;
            /** @description Whether the vendor may show it to its other customers. */
            may_widen?: boolean;
            /** @description Whether other customers are told whose idea it is. */
            named?: boolean;
            product?: string | null;
            /**
             * @description Of a customer: the one with the vendor that it is for. Of a vendor: with the customers that
             *     see it, for `relationship` and `named`.
             */
            relationship_ids?: components["schemas"]["RelationshipId"][];
            title: string;
        };
        /** @description A vote. */
        NewIdeaVote: {
            /**
             * Format: int64
             * @description For `will_cofund`.
             */
            amount_minor?: number | null;
            comment?: string | null;
            commitment: components["schemas"]["CommitmentKind"];
            currency?: string | null;
            /** @description Complaints that show why. */
            evidence?: components["schemas"]["RecordId"][];
            /** @description Whether other customers are told that the organisation wants it. */
            named?: boolean;
            on_behalf_of?: components["schemas"]["IdeaOnBehalf"] | null;
            /**
             * Format: int64
             * @description Pieces, for `will_pilot`.
             */
            quantity?: number | null;
            strength: components["schemas"]["Strength"];
        };
        /** @description A decision to be written down. */
        NewInsightDecision: {
            owner_id?: components["schemas"]["MembershipId"] | null;
            /** @description When it is looked at again, `YYYY-MM-DD`. */
            review_on: string;
            text: string;
        };
        /** @description Something that happened with a caller. */
        NewInteraction: {
            channel: components["schemas"]["InteractionChannel"];
            contact_name?: string | null;
            direction: components["schemas"]["InteractionDirection"];
            /** Format: int32 */
            duration_seconds?: number | null;
            items?: components["schemas"]["NewRequestedItem"][];
            occurred_at?: components["schemas"]["Timestamp"] | null;
            /** @description Number or address. */
            party?: string | null;
            relationship_id?: components["schemas"]["RelationshipId"] | null;
            text?: string | null;
        };
        /** @description A new issue. */
        NewIssue: {
            complaint_id?: components["schemas"]["RecordId"] | null;
            /** @description Markdown. */
            description: string;
            lot?: string | null;
            product?: string | null;
            title: string;
        };
        /** @description Whom a side proposes. */
        NewMediationBody: {
            /** @description Whether the mediator may decide. */
            binding?: boolean;
            email: string;
            name: string;
            note?: string | null;
            organisation: string;
        };
        /** @description A meeting to be planned. */
        NewMeeting: {
            ends_at?: components["schemas"]["Timestamp"] | null;
            /** @description When it begins. */
            held_at: components["schemas"]["Timestamp"];
            /** @description `https://…` */
            link?: string | null;
            /** @description A word to those who are invited; Markdown. */
            note?: string | null;
            /** @description People of either firm; the caller is among them. */
            people?: string[];
            place?: string | null;
            title: string;
        };
        /** @description Something that a side takes on. */
        NewMeetingCommitment: {
            /** @description The side that owes it. */
            by: components["schemas"]["Side"];
            /** @description The last day, `YYYY-MM-DD`, where the owing firm is. */
            due_on: string;
            /** @description The line of the agenda that it belongs to. */
            item_id?: string | null;
            /** @description Of the owing firm. */
            owner_membership_id?: string | null;
            text: string;
        };
        /** @description A message. */
        NewMessage: {
            /** @description Markdown; may be empty when there are files. */
            body?: components["schemas"]["OptText20000"];
            file_ids?: components["schemas"]["FileId"][];
            /** @description `shared`, `private`, or a lane's id. */
            lane: string;
        };
        /** @description A milestone. */
        NewMilestone: {
            /** @description `YYYY-MM-DD` */
            due_on: string;
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            title: string;
        };
        /** @description An agreement on secrecy. */
        NewNda: {
            /** @description The signed paper, if there is one: an upload of one's own. */
            file_id?: string | null;
            title: string;
            /** @description `YYYY-MM-DD` */
            valid_from: string;
            /** @description `YYYY-MM-DD`, the last day. */
            valid_until: string;
        };
        /** @description A product to be made. */
        NewProduct: {
            category?: string | null;
            name: string;
            /** @description The own number of it. */
            sku: string;
            status?: components["schemas"]["ProductStatus"] | null;
            topic_id?: components["schemas"]["TopicId"] | null;
        };
        /** @description A new project. */
        NewProject: {
            /**
             * Format: int32
             * @description Of submission, 1 to 5, for templates that know levels.
             */
            level?: number | null;
            /** @description What it grows from: an idea, a complaint, or a cause behind complaints, of the same vendor. */
            origin_id?: string | null;
            /** @description Markdown. */
            purpose: string;
            /** @description Whom to ask to join. */
            relationship_ids?: components["schemas"]["RelationshipId"][];
            /** @description Whether several customers may be in it, who then see each other. */
            several?: boolean;
            /** @description `YYYY-MM-DD` */
            starts_on?: string | null;
            /** @description The key of a template. */
            template: string;
            title: string;
        };
        /** @description Whom to ask. */
        NewProjectParty: {
            note?: string | null;
            relationship_id: components["schemas"]["RelationshipId"];
        };
        /** @description A topic. */
        NewProjectThread: {
            audience: components["schemas"]["ThreadAudience"];
            topic: string;
        };
        /** @description A question to another organisation. */
        NewQuestion: {
            /** @description Markdown. */
            body: string;
            /** @description `YYYY-MM-DD` */
            due_on?: string | null;
            /** @description A thread that all organisations read. */
            thread_id: components["schemas"]["ThreadId"];
            to_organisation_id: components["schemas"]["OrganisationId"];
        };
        /** @description Which report to start. */
        NewReport: {
            form: components["schemas"]["ReportForm"];
            same_cause_as?: components["schemas"]["RecordId"] | null;
        };
        /** @description A new row of a step. */
        NewReportItem: {
            data: Record<string, unknown>;
            kind: components["schemas"]["ItemKind"];
            parent_id?: components["schemas"]["ItemId"] | null;
            /** Format: int32 */
            position?: number | null;
            step: components["schemas"]["Step"];
        };
        /** @description Something that was asked for. */
        NewRequestedItem: {
            /** @description ISO 4217 */
            currency?: string | null;
            marked?: components["schemas"]["ItemRange"] | null;
            quantity?: string | null;
            result?: components["schemas"]["ItemResult"] | null;
            topic_id?: components["schemas"]["TopicId"] | null;
            unmet_reason?: components["schemas"]["UnmetReason"] | null;
            /**
             * Format: int64
             * @description With its currency.
             */
            value_minor?: number | null;
            /** @description The caller's own words; those of the topic will do. */
            words: string;
        };
        /** @description A new requirement. */
        NewRequirement: {
            acceptance?: string | null;
            parent_id?: components["schemas"]["RequirementId"] | null;
            priority?: components["schemas"]["RequirementPriority"] | null;
            source_id?: components["schemas"]["OrganisationId"] | null;
            target?: components["schemas"]["NewRequirementTarget"] | null;
            text: string;
            verification?: components["schemas"]["VerificationMethod"] | null;
        };
        /** @description A line of a change. */
        NewRequirementChange: {
            /** @description What is to be different; of an addition all that it says. */
            content?: components["schemas"]["RequirementPatch"];
            cost?: components["schemas"]["NewRequirementCost"] | null;
            /**
             * Format: int32
             * @description What it does to the schedule.
             */
            days?: number | null;
            kind: components["schemas"]["RequirementChangeKind"];
            reason: string;
            requirement_id?: components["schemas"]["RequirementId"] | null;
        };
        /** @description What a change costs, or saves. */
        NewRequirementCost: {
            /** Format: int64 */
            amount_minor: number;
            /** @description ISO 4217 */
            currency: string;
        };
        /** @description A file to take in. */
        NewRequirementImport: {
            /**
             * @description The text of a CSV file with a header: `key`, `parent`, `text`, `source`, `priority`,
             *     `verification`, `acceptance`, `comparison`, `target`, `unit`; at most 400,000 bytes.
             */
            csv: string;
            /** @description Tells what would happen, and does nothing. */
            dry_run: boolean;
            /** @description Why an agreed list is to change; required then. */
            reason?: string | null;
        };
        /** @description What a requirement is to be linked to; each kind takes its own part. */
        NewRequirementLink: {
            deliverable_id?: components["schemas"]["DeliverableId"] | null;
            /** @description A document of the project, in place of a title. */
            document_id?: string | null;
            kind: components["schemas"]["RequirementLinkKind"];
            record_id?: string | null;
            /** @description Of a test or a document. */
            title?: string | null;
            url?: string | null;
        };
        /** @description A value that can be measured. */
        NewRequirementTarget: {
            comparison: components["schemas"]["TargetComparison"];
            unit?: string | null;
            /** @description A decimal number. */
            value: string;
        };
        /** @description A rule to be made. */
        NewRule: {
            definition: components["schemas"]["RuleDefinition"];
            name: string;
        };
        /** @description A reply to be saved. */
        NewSavedReply: {
            /** @description Markdown with variables; an unknown one is refused. */
            body: string;
            category?: components["schemas"]["Category"] | null;
            locale?: components["schemas"]["Locale"] | null;
            name: string;
        };
        /** @description A segment to be made. */
        NewSegment: {
            /** @description Of a static segment; 1000 at most. */
            accounts?: components["schemas"]["RelationshipId"][];
            condition?: components["schemas"]["SegmentCondition"] | null;
            name: string;
        };
        /** @description A new survey: of a template, or with a definition of its own. */
        NewSurvey: {
            definition?: components["schemas"]["SurveyDefinition"] | null;
            template?: string | null;
            together?: components["schemas"]["SurveyTogetherInput"] | null;
        };
        /** @description A task to be made. */
        NewTask: {
            /** @description `YYYY-MM-DD` */
            due_on?: string | null;
            owner_membership_id?: components["schemas"]["MembershipId"] | null;
            /** @description Whether the other side sees it. */
            shared: boolean;
            text: string;
        };
        /** @description A topic to be made. */
        NewTopic: {
            category_id?: components["schemas"]["CategoryId"] | null;
            name: string;
        };
        /** @description A category to be made. */
        NewTopicCategory: {
            name: string;
            /** @description Whether the firm sells it. */
            sold: boolean;
            sold_since?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @description What comes after a password that was right.
         * @enum {string}
         */
        NextStep: "done" | "second_factor";
        /**
         * @description What is to be known beside the figure.
         * @enum {string}
         */
        NoteCode: "limits_not_set" | "scored_by_limits" | "margin_not_known" | "spend_not_known" | "other_currencies" | "cost_not_known" | "discount" | "kept_worth" | "too_few" | "at_risk";
        /** @description A line in the inbox as its owner sees it. */
        Notification: {
            actor?: components["schemas"]["PersonRef"] | null;
            at: components["schemas"]["Timestamp"];
            /** @description `reply`, `proposed`, …: the names of the settings. */
            event: string;
            /** @description The beginning of what was written. */
            excerpt?: string | null;
            id: components["schemas"]["NotificationId"];
            /** @description `shared`, `private`, or the lane's id. */
            lane: string;
            led_to?: components["schemas"]["LedTo"] | null;
            read: boolean;
            record: components["schemas"]["RecordRef"];
            relationship_id?: components["schemas"]["RelationshipId"] | null;
            /**
             * Format: int64
             * @description Where in the lane the entry stands that it tells of.
             */
            seq?: number | null;
            /** @description A record may have several. */
            thread_id: components["schemas"]["ThreadId"];
            /** @description Whether it was the reader's move after it. */
            your_turn: boolean;
        };
        /**
         * Format: uuid
         * @description A line in somebody's inbox.
         */
        NotificationId: string;
        /** @description Which events come by mail, for the acting membership. */
        NotificationSettings: {
            events: components["schemas"]["Choice"][];
        };
        /** @description A topic outside of the profile. */
        OffProfileDemand: {
            /**
             * Format: int64
             * @description Months in which somebody asked.
             */
            active_months: number;
            /**
             * Format: int64
             * @description Different callers; somebody who calls thirty times is one.
             */
            callers: number;
            /**
             * Format: int64
             * @description Interactions in which it was asked for.
             */
            calls: number;
            category?: components["schemas"]["CategoryRef"] | null;
            first_at: components["schemas"]["Timestamp"];
            last_at: components["schemas"]["Timestamp"];
            /** @description Different callers in each of the months of the answer. */
            months: number[];
            /** @description What callers said, the newest first, each another caller. */
            quotes: components["schemas"]["Quote"][];
            /**
             * Format: double
             * @description Callers for a thousand interactions; null without any.
             */
            rate?: number | null;
            /**
             * Format: double
             * @description The exact lower bound of that rate: it is lower once in twenty.
             */
            rate_at_least?: number | null;
            topic: components["schemas"]["TopicRef"];
            /**
             * Format: int64
             * @description Of them those of whom nothing is known: each call counts as somebody.
             */
            unnamed: number;
            value: components["schemas"]["DemandValue"][];
        };
        /** @description An offer as both sides see it. */
        Offer: {
            actions: components["schemas"]["OfferActionState"][];
            answer_reason?: string | null;
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: components["schemas"]["PersonRef"] | null;
            answered_side?: components["schemas"]["Side"] | null;
            diff: components["schemas"]["TermChange"][];
            id: components["schemas"]["OfferId"];
            note?: string | null;
            /** Format: int32 */
            number: number;
            proposed_at: components["schemas"]["Timestamp"];
            proposed_by?: components["schemas"]["PersonRef"] | null;
            /** @description Of the canonical JSON of complaint, number, side and terms; lower-case hexadecimal. */
            sha256: string;
            side: components["schemas"]["Side"];
            state: components["schemas"]["OfferState"];
            supersedes_id?: components["schemas"]["OfferId"] | null;
            terms: components["schemas"]["Term"][];
            valid_until: components["schemas"]["Timestamp"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with an offer.
         * @enum {string}
         */
        OfferAction: "accept" | "counter" | "reject" | "withdraw";
        /** @description An action as an offer offers it. */
        OfferActionState: {
            allowed: boolean;
            name: components["schemas"]["OfferAction"];
            /** @description Fields that the action asks for. */
            needs: string[];
            /** @description `wrong_side`, `wrong_status`, `expired`, `not_confirmed`, `role_too_low`. */
            reason?: string | null;
        };
        /** @description What an answer brings; each takes its own part. */
        OfferAnswer: {
            /** @default null */
            note?: string | null;
            /**
             * @description To reject, or to withdraw.
             * @default null
             */
            reason?: string | null;
            /**
             * @description To accept: of the terms that the caller saw.
             * @default null
             */
            sha256?: string | null;
            /**
             * @description To counter.
             * @default null
             */
            terms?: components["schemas"]["Term"][] | null;
            /**
             * Format: int64
             * @default null
             */
            valid_days?: number | null;
            /**
             * Format: int32
             * @default null
             */
            version?: number | null;
        };
        /**
         * Format: uuid
         * @description An offer.
         */
        OfferId: string;
        /** @description An offer to settle the complaint. */
        OfferInput: {
            note?: string | null;
            terms: components["schemas"]["Term"][];
            /**
             * Format: int64
             * @description 1 to 365; as the agreement says unless told.
             */
            valid_days?: number | null;
            /**
             * Format: int32
             * @description Of the complaint.
             */
            version: number;
        };
        /**
         * @description Where an offer stands.
         * @enum {string}
         */
        OfferState: "open" | "accepted" | "rejected" | "countered" | "withdrawn" | "expired";
        /** @description The offers of a complaint, oldest first, and the settlement if there is one. */
        Offers: {
            items: components["schemas"]["Offer"][];
            may_offer: components["schemas"]["MayOffer"];
            settlement?: components["schemas"]["Settlement"] | null;
        };
        /** @description Days (1 Monday to 7 Sunday) and the hours of each of them, `HH:MM`, `from` before `to`. */
        OfficeHours: {
            days: number[];
            from: string;
            to: string;
        };
        /** @description What is open, by whose move it is; the most recently touched first. */
        OpenMatters: {
            /** @description Whether there are more than are told. */
            more: boolean;
            /** @description Both sides', a third's, or nobody's. */
            others: components["schemas"]["Matter"][];
            ours: components["schemas"]["Matter"][];
            theirs: components["schemas"]["Matter"][];
        };
        /** @description The lane that was opened. */
        Opened: {
            lane: components["schemas"]["LaneView"];
        };
        /** @description Who has opened a version when. */
        Opening: {
            at: components["schemas"]["Timestamp"];
            /** @description Whether the file was taken away, not only looked at. */
            downloaded: boolean;
            /**
             * Format: int32
             * @description The number of the version.
             */
            number: number;
            person?: components["schemas"]["PersonRef"] | null;
        };
        /** @description What fits one page. */
        OpeningList: {
            items: components["schemas"]["Opening"][];
        };
        OptText120: null | string;
        OptText20000: null | string;
        OptText60: null | string;
        /**
         * Format: uuid
         * @description Something that could be done, on a board.
         */
        OptionId: string;
        /** @description What a criterion adds to an option. */
        OptionPart: {
            /**
             * Format: double
             * @description `normalised` times the share of the weight.
             */
            contribution: number;
            criterion_id: components["schemas"]["CriterionId"];
            /** Format: double */
            customer?: number | null;
            /**
             * Format: double
             * @description The mean of both sides, as it was given.
             */
            joint: number;
            /**
             * Format: double
             * @description 0 to 1.
             */
            normalised: number;
            /** Format: double */
            vendor?: number | null;
        };
        /** @description How an option comes out. */
        OptionResult: {
            /**
             * Format: double
             * @description Closeness to the ideal by TOPSIS, 0 to 1.
             */
            closeness: number;
            closeness_rank: number;
            /** @description Whether another option costs no more and is worth no less, and is better in one of the two. */
            dominated: boolean;
            option_id: components["schemas"]["OptionId"];
            /** @description Parts of the weighted sum, in the order of the criteria. */
            parts: components["schemas"]["OptionPart"][];
            /**
             * Format: double
             * @description Weighted sum, 0 to 1.
             */
            weighted: number;
            weighted_rank: number;
        };
        /** @description A choice in one language. */
        OptionView: {
            label: string;
            value: string;
        };
        /** @description An order with its lines. */
        Order: {
            order: components["schemas"]["OrderItem"];
            positions: components["schemas"]["OrderLine"][];
        };
        /**
         * Format: uuid
         * @description Something that was ordered.
         */
        OrderId: string;
        /** @description The order of an agenda. */
        OrderInput: {
            /** @description All lines, each once. */
            items: string[];
        };
        /** @description An order in a list. */
        OrderItem: {
            account?: components["schemas"]["AccountRef"] | null;
            /** @description ISO 4217 */
            currency: string;
            delivered_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["OrderId"];
            /**
             * Format: int32
             * @description How many lines it has.
             */
            lines: number;
            /**
             * Format: int64
             * @description The sum of its lines; of a return less than nothing.
             */
            net_minor: number;
            /** @description As the vendor's own system numbers it. */
            number: string;
            ordered_at: components["schemas"]["Timestamp"];
            promised_at?: components["schemas"]["Timestamp"] | null;
            shipped_at?: components["schemas"]["Timestamp"] | null;
            /** @description Where it was read from. */
            source: string;
            status: components["schemas"]["OrderStatus"];
            timing: components["schemas"]["Timing"];
        };
        /** @description A line of an order. */
        OrderLine: {
            /** @description Those that the reader may see. */
            complaints: components["schemas"]["RecordRef"][];
            delivered_at?: components["schemas"]["Timestamp"] | null;
            /** Format: int64 */
            margin_minor?: number | null;
            /** Format: int64 */
            net_minor: number;
            /** Format: int32 */
            position: number;
            product?: components["schemas"]["ProductRef"] | null;
            promised_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description Thousandths; of goods that came back less than nothing.
             */
            quantity_milli: number;
            text: string;
            timing: components["schemas"]["Timing"];
            unit?: string | null;
            /**
             * Format: int64
             * @description Millionths of the currency's unit.
             */
            unit_price_micros: number;
        };
        /**
         * @description How far an order has come.
         * @enum {string}
         */
        OrderStatus: "open" | "shipped" | "delivered" | "closed" | "cancelled" | "returned";
        /** @description An organisation as it is named beside other things. */
        OrgRef: {
            id: components["schemas"]["OrganisationId"];
            name: string;
        };
        /**
         * Format: uuid
         * @description A firm.
         */
        OrganisationId: string;
        /** @description The own organisation. */
        OrganisationView: {
            id: components["schemas"]["OrganisationId"];
            locale: components["schemas"]["Locale"];
            name: string;
            office_hours: components["schemas"]["OfficeHours"];
            sees: components["schemas"]["Sees"];
            setup_done: boolean;
            slug: string;
            time_zone: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description A piece of work.
         */
        OutboxId: string;
        /** @description A piece of work without what it is about. */
        OutboxItem: {
            /** Format: int32 */
            attempts: number;
            due_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["OutboxId"];
            kind: string;
            last_error?: string | null;
            state: components["schemas"]["OutboxState"];
        };
        /**
         * @description Where a piece of work stands.
         * @enum {string}
         */
        OutboxState: "waiting" | "done" | "dead";
        /**
         * @description How a mediation ended.
         * @enum {string}
         */
        Outcome: "settled_by_agreement" | "settled_by_recommendation" | "decided_for_customer" | "decided_for_vendor" | "split" | "withdrawn" | "referred_externally";
        /** @description What everybody said. */
        OutcomeFigures: {
            /**
             * Format: int64
             * @description People of customers who were asked, or said it unasked.
             */
            asked: number;
            /**
             * Format: int64
             * @description The mean of all scores, in hundredths: 425 is 4.25. Null without an answer.
             */
            average_hundredths?: number | null;
            by_score: components["schemas"]["ScoreCount"][];
            helped?: components["schemas"]["OutcomeShare"] | null;
            /**
             * Format: int64
             * @description Answers that the figures are made of.
             */
            n: number;
            /** @description The newest first. */
            said: components["schemas"]["OutcomeSaid"][];
        };
        /** @description Whether it helped. */
        OutcomeInput: {
            /**
             * Format: int32
             * @description 1 (not at all) to 5 (very much).
             */
            score: number;
            /** @description A word or two. */
            words?: string | null;
        };
        /** @description What one person said. */
        OutcomeSaid: {
            answered_at: components["schemas"]["Timestamp"];
            organisation: components["schemas"]["OrgRef"];
            person?: components["schemas"]["PersonRef"] | null;
            /** Format: int32 */
            score: number;
            words?: string | null;
        };
        /** @description A share of answers with its interval at 95 %. */
        OutcomeShare: {
            /** Format: int64 */
            count: number;
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
        };
        /** @description A customer in one look. */
        Overview: {
            account: components["schemas"]["AccountDetails"];
            /** @description Promises of either side that are not done, the next due first. */
            commitments: components["schemas"]["ListedCommitment"][];
            /** @description What the customer says is wrong and nobody has answered. */
            corrections: components["schemas"]["Correction"][];
            counts: components["schemas"]["KindCount"][];
            last_contact_at?: components["schemas"]["Timestamp"] | null;
            next_meeting?: components["schemas"]["MeetingItem"] | null;
            open: components["schemas"]["OpenMatters"];
            /** @description Whose roles hold today: whoever is asked first, then who came first. */
            people: components["schemas"]["AccountPerson"][];
        };
        /**
         * @description Whose task it is.
         * @enum {string}
         */
        OwnedBy: "me";
        /** @description Owners of both sides. */
        OwnersView: {
            customer?: components["schemas"]["PersonRef"] | null;
            vendor?: components["schemas"]["PersonRef"] | null;
        };
        /** @description One page of a list. */
        Page_Account: {
            items: {
                /** @description Whether somebody of it has signed in. */
                claimed: boolean;
                created_at: components["schemas"]["Timestamp"];
                customer_number?: string | null;
                id: components["schemas"]["RelationshipId"];
                legal_address?: string | null;
                legal_name?: string | null;
                /** @description What the vendor calls it. */
                name: string;
                note?: string | null;
                /** Format: int64 */
                open_complaints: number;
                organisation: components["schemas"]["OrgRef"];
                owner?: components["schemas"]["PersonRef"] | null;
                segment?: string | null;
                status: components["schemas"]["AccountStatus"];
                tax_id?: string | null;
                tier?: string | null;
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_Activity: {
            items: {
                account?: components["schemas"]["AccountRef"] | null;
                actions: components["schemas"]["ActivityActionState"][];
                assignee?: components["schemas"]["PersonRef"] | null;
                /** @description What to say. */
                brief: string;
                cancel_reason?: string | null;
                closed_at?: components["schemas"]["Timestamp"] | null;
                contact?: components["schemas"]["ActivityContact"] | null;
                /** @description Its day, `YYYY-MM-DD`, if it has no hour. */
                day?: string | null;
                ends_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["ActivityId"];
                interaction_id?: components["schemas"]["InteractionId"] | null;
                kind: components["schemas"]["ActivityKind"];
                mail?: components["schemas"]["ActivityMail"] | null;
                origin: components["schemas"]["ActivityOrigin"];
                /** @description Its time is over, and it is still planned. */
                overdue: boolean;
                purpose: string;
                /** @description Number, address or link. */
                reach?: string | null;
                starts_at: components["schemas"]["Timestamp"];
                status: components["schemas"]["ActivityStatus"];
                /** @description IANA name: where its hour, or its day, is meant. */
                time_zone: string;
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_AgreementVersion: {
            items: {
                data: components["schemas"]["AgreementData"];
                in_force_at?: components["schemas"]["Timestamp"] | null;
                note?: string | null;
                proposed_at?: components["schemas"]["Timestamp"] | null;
                proposed_by?: components["schemas"]["PersonRef"] | null;
                proposed_side?: components["schemas"]["Side"] | null;
                /** @description Of the canonical JSON of `data`, in lower-case hexadecimal: what is signed. */
                sha256: string;
                signoff?: components["schemas"]["Signoff"] | null;
                /**
                 * Format: int32
                 * @description 0: nothing was agreed; the usual terms hold.
                 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_ApiTokenView: {
            items: {
                created_at: components["schemas"]["Timestamp"];
                expires_at?: components["schemas"]["Timestamp"] | null;
                id: components["schemas"]["ApiTokenId"];
                last_used_at?: components["schemas"]["Timestamp"] | null;
                name: string;
                scopes: components["schemas"]["TokenScope"][];
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_ComplaintListItem: {
            items: {
                activity_at: components["schemas"]["Timestamp"];
                ball: components["schemas"]["Ball"];
                category: components["schemas"]["Category"];
                confirmed: boolean;
                counterpart: components["schemas"]["OrgRef"];
                created_at: components["schemas"]["Timestamp"];
                customer: components["schemas"]["OrgRef"];
                due_at?: components["schemas"]["Timestamp"] | null;
                id: components["schemas"]["RecordId"];
                lot?: string | null;
                number: string;
                owner?: components["schemas"]["PersonRef"] | null;
                product?: string | null;
                severity: components["schemas"]["Severity"];
                side: components["schemas"]["Side"];
                status: components["schemas"]["Status"];
                status_label: string;
                sub_state?: string | null;
                title: string;
                unread: boolean;
                vendor: components["schemas"]["OrgRef"];
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_Contact: {
            items: {
                archived_at?: components["schemas"]["Timestamp"] | null;
                /** @description The newest of each channel. */
                consents: components["schemas"]["ContactConsent"][];
                created_at: components["schemas"]["Timestamp"];
                family: string;
                given: string;
                id: components["schemas"]["ContactId"];
                locale?: components["schemas"]["Locale"] | null;
                middle?: string | null;
                /** @description As they are called. */
                name: string;
                note?: string | null;
                person?: components["schemas"]["PersonRef"] | null;
                points: components["schemas"]["ContactPoint"][];
                /** @description All of them, those that hold first. */
                roles: components["schemas"]["ContactRole"][];
                /** @description IANA name. */
                time_zone?: string | null;
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_Correction: {
            items: {
                actions: components["schemas"]["CorrectionActionState"][];
                answered_at?: components["schemas"]["Timestamp"] | null;
                answered_by?: components["schemas"]["PersonRef"] | null;
                changes: components["schemas"]["CorrectedField"][];
                comment?: string | null;
                customer: components["schemas"]["OrgRef"];
                id: components["schemas"]["CorrectionId"];
                proposed_at: components["schemas"]["Timestamp"];
                proposed_by?: components["schemas"]["PersonRef"] | null;
                reason?: string | null;
                relationship_id: components["schemas"]["RelationshipId"];
                state: components["schemas"]["CorrectionState"];
                vendor: components["schemas"]["OrgRef"];
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_DemandDecision: {
            items: {
                alarm_id?: components["schemas"]["AlarmId"] | null;
                /** Format: int64 */
                callers: number;
                /**
                 * Format: int64
                 * @description What it stood on: calls and different callers over the whole log.
                 */
                calls: number;
                campaign?: string | null;
                /** Format: int64 */
                cost_minor?: number | null;
                currency?: string | null;
                decided_at: components["schemas"]["Timestamp"];
                decided_by?: components["schemas"]["PersonRef"] | null;
                id: components["schemas"]["DemandDecisionId"];
                idea?: components["schemas"]["IdeaBrief"] | null;
                /**
                 * Format: int64
                 * @description Customers that were invited to the idea.
                 */
                invited: number;
                kind: components["schemas"]["DecisionKind"];
                product?: components["schemas"]["DecidedProduct"] | null;
                review_due: boolean;
                /** @description `YYYY-MM-DD`; and whether that day has come. */
                review_on?: string | null;
                signed_by?: components["schemas"]["PersonRef"] | null;
                topic: components["schemas"]["TopicRef"];
                words: string;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_DemandEpisode: {
            items: {
                by?: components["schemas"]["PersonRef"] | null;
                /**
                 * Format: int64
                 * @description Different callers, and callers of each week put together, in the four weeks before the last.
                 */
                callers: number;
                /** Format: int64 */
                count: number;
                /**
                 * Format: double
                 * @description What that would be if nothing had changed.
                 */
                expected: number;
                /** @description The checks that saw it first and last. */
                first_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["AlarmId"];
                last_at: components["schemas"]["Timestamp"];
                moved_at?: components["schemas"]["Timestamp"] | null;
                /** Format: double */
                p: number;
                /** Format: double */
                phi: number;
                /** @description Of a dismissal. */
                reason?: string | null;
                state: components["schemas"]["AlarmState"];
                topic: components["schemas"]["TopicRef"];
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_IdeaItem: {
            items: {
                activity_at: components["schemas"]["Timestamp"];
                audience: components["schemas"]["Audience"];
                author: components["schemas"]["IdeaAuthor"];
                ball: components["schemas"]["Ball"];
                created_at: components["schemas"]["Timestamp"];
                /**
                 * Format: int64
                 * @description How many pilots and contributions are offered; for the vendor.
                 */
                firm?: number | null;
                id: components["schemas"]["RecordId"];
                /** @description Steps that the caller may take now. */
                moves: components["schemas"]["IdeaMove"][];
                my_vote?: components["schemas"]["MyIdeaVote"] | null;
                number: string;
                /** Format: int64 */
                organisations: number;
                /** Format: int64 */
                people: number;
                product?: string | null;
                side: components["schemas"]["Side"];
                status: components["schemas"]["IdeaStatus"];
                status_at: components["schemas"]["Timestamp"];
                strengths?: components["schemas"]["IdeaStrengths"] | null;
                title: string;
                unread: boolean;
                vendor: components["schemas"]["OrgRef"];
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_Interaction: {
            items: {
                account?: components["schemas"]["AccountRef"] | null;
                by?: components["schemas"]["PersonRef"] | null;
                channel: components["schemas"]["InteractionChannel"];
                coding: components["schemas"]["CodingState"];
                contact?: components["schemas"]["ContactRef"] | null;
                contact_name?: string | null;
                direction: components["schemas"]["InteractionDirection"];
                /** Format: int32 */
                duration_seconds?: number | null;
                id: components["schemas"]["InteractionId"];
                items: components["schemas"]["RequestedItem"][];
                occurred_at: components["schemas"]["Timestamp"];
                /** @description The same as E.164 or in small letters; null if it is neither number nor address. */
                party?: string | null;
                /** @description Number or address as it was told. */
                party_raw?: string | null;
                /** @description When it was written down. */
                recorded_at: components["schemas"]["Timestamp"];
                /** @description `manual`, or the name of an imported log. */
                source: string;
                text: string;
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_InvitationView: {
            items: {
                created_at: components["schemas"]["Timestamp"];
                email: string;
                expires_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["InvitationId"];
                /** @description Name; empty if the installation invited. */
                invited_by: string;
                organisation: components["schemas"]["OrgRef"];
                role: components["schemas"]["Role"];
                state: components["schemas"]["InvitationState"];
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_IssueItem: {
            items: {
                activity_at: components["schemas"]["Timestamp"];
                closed_at?: components["schemas"]["Timestamp"] | null;
                /**
                 * Format: int64
                 * @description Complaints that the reader sees, and of how many customers they are.
                 */
                complaints: number;
                created_at: components["schemas"]["Timestamp"];
                /** Format: int64 */
                customers: number;
                id: components["schemas"]["RecordId"];
                lot?: string | null;
                number: string;
                owner?: components["schemas"]["PersonRef"] | null;
                product?: string | null;
                status: components["schemas"]["IssueStatus"];
                title: string;
                unread: boolean;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_ListedCommitment: {
            items: (components["schemas"]["Commitment"] & {
                /** @description Whom the caller's organisation owes it to, or who owes it to them. */
                counterpart: components["schemas"]["OrgRef"];
            })[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_MailView: {
            items: {
                created_at: components["schemas"]["Timestamp"];
                event: string;
                id: components["schemas"]["MailId"];
                record?: components["schemas"]["RecordRef"] | null;
                relationship_id?: components["schemas"]["RelationshipId"] | null;
                sent_at?: components["schemas"]["Timestamp"] | null;
                state: components["schemas"]["MailState"];
                /** @description Empty until it was first tried. */
                subject: string;
                to: string;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_MeetingItem: {
            items: {
                ball: components["schemas"]["Ball"];
                /** @description The other firm. */
                counterpart: components["schemas"]["OrgRef"];
                ends_at?: components["schemas"]["Timestamp"] | null;
                held_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["RecordId"];
                number: string;
                place?: string | null;
                relationship_id: components["schemas"]["RelationshipId"];
                state: components["schemas"]["MeetingState"];
                title: string;
                unread: boolean;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_MemberSessionView: {
            items: {
                address: string;
                created_at: components["schemas"]["Timestamp"];
                current: boolean;
                id: components["schemas"]["SessionId"];
                last_seen_at: components["schemas"]["Timestamp"];
                /** @description Name. */
                person: string;
                user_agent: string;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_OrderItem: {
            items: {
                account?: components["schemas"]["AccountRef"] | null;
                /** @description ISO 4217 */
                currency: string;
                delivered_at?: components["schemas"]["Timestamp"] | null;
                id: components["schemas"]["OrderId"];
                /**
                 * Format: int32
                 * @description How many lines it has.
                 */
                lines: number;
                /**
                 * Format: int64
                 * @description The sum of its lines; of a return less than nothing.
                 */
                net_minor: number;
                /** @description As the vendor's own system numbers it. */
                number: string;
                ordered_at: components["schemas"]["Timestamp"];
                promised_at?: components["schemas"]["Timestamp"] | null;
                shipped_at?: components["schemas"]["Timestamp"] | null;
                /** @description Where it was read from. */
                source: string;
                status: components["schemas"]["OrderStatus"];
                timing: components["schemas"]["Timing"];
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_OutboxItem: {
            items: {
                /** Format: int32 */
                attempts: number;
                due_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["OutboxId"];
                kind: string;
                last_error?: string | null;
                state: components["schemas"]["OutboxState"];
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_PersonRef: {
            items: {
                membership_id: components["schemas"]["MembershipId"];
                name: string;
                organisation: components["schemas"]["OrgRef"];
                side?: components["schemas"]["PartySide"] | null;
                title?: string | null;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_PersonView: {
            items: {
                email: string;
                last_seen_at?: components["schemas"]["Timestamp"] | null;
                membership_id: components["schemas"]["MembershipId"];
                name: string;
                person_id: components["schemas"]["PersonId"];
                role: components["schemas"]["Role"];
                status: components["schemas"]["MembershipStatus"];
                team?: string | null;
                title?: string | null;
                you: boolean;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_Product: {
            items: {
                category?: string | null;
                id: components["schemas"]["ProductId"];
                name: string;
                /** @description The vendor's own number of it. */
                sku: string;
                status: components["schemas"]["ProductStatus"];
                topic?: components["schemas"]["TopicRef"] | null;
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_ProjectFile: {
            items: {
                at: components["schemas"]["Timestamp"];
                by?: components["schemas"]["PersonRef"] | null;
                file: components["schemas"]["FileRef"];
                origin: components["schemas"]["FileOrigin"];
                /** @description The address that it is fetched from, below `/api/v1`. */
                path: string;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_ProjectListItem: {
            items: {
                activity_at: components["schemas"]["Timestamp"];
                ball: components["schemas"]["ProjectBall"];
                created_at: components["schemas"]["Timestamp"];
                /** @description When the gate of the phase is, `YYYY-MM-DD`. */
                gate_on?: string | null;
                id: components["schemas"]["RecordId"];
                number: string;
                parties: components["schemas"]["OrgRef"][];
                /** @description The phase that it is in. */
                phase?: string | null;
                status: components["schemas"]["ProjectStatus"];
                title: string;
                unread: boolean;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_RelationshipView: {
            items: {
                claimed: boolean;
                counterpart: components["schemas"]["OrgRef"];
                customer: components["schemas"]["OrgRef"];
                customer_number?: string | null;
                id: components["schemas"]["RelationshipId"];
                /** Format: int64 */
                open_complaints: number;
                owner?: components["schemas"]["PersonRef"] | null;
                segment?: string | null;
                /** @description The own side. */
                side: components["schemas"]["Side"];
                tier?: string | null;
                vendor: components["schemas"]["OrgRef"];
                /**
                 * Format: int32
                 * @description For `If-Match`; null for the customer, who changes nothing here.
                 */
                version?: number | null;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_RuleRun: {
            items: {
                account?: components["schemas"]["SegmentAccount"] | null;
                at: components["schemas"]["Timestamp"];
                id: components["schemas"]["RunId"];
                /**
                 * Format: int32
                 * @description The version that ran.
                 */
                number: number;
                outcome: components["schemas"]["RunOutcome"];
                /** @description Why it failed: the code of a problem. */
                problem?: string | null;
                record_id?: components["schemas"]["RecordId"] | null;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_SegmentMember: {
            items: {
                account: components["schemas"]["SegmentAccount"];
                since: components["schemas"]["Timestamp"];
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_SegmentMove: {
            items: {
                account: components["schemas"]["SegmentAccount"];
                at: components["schemas"]["Timestamp"];
                id: components["schemas"]["MoveId"];
                /** @description False: it left. */
                joined: boolean;
                why: components["schemas"]["SegmentReason"];
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_SentMailView: {
            items: {
                created_at: components["schemas"]["Timestamp"];
                event: string;
                id: components["schemas"]["MailId"];
                /** @default null */
                record?: unknown;
                sent_at?: components["schemas"]["Timestamp"] | null;
                state: string;
                /** @description Empty until it was first tried. */
                subject: string;
                to: string;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_SessionView: {
            items: {
                address: string;
                created_at: components["schemas"]["Timestamp"];
                /** @description The one that asks. */
                current: boolean;
                id: components["schemas"]["SessionId"];
                /** @description To about ten minutes. */
                last_seen_at: components["schemas"]["Timestamp"];
                user_agent: string;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_SurveyBankQuestion: {
            items: {
                created_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["BankId"];
                question: components["schemas"]["SurveyQuestion"];
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_SurveyFile: {
            items: {
                created_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["AnswerFileId"];
                media_type: string;
                name: string;
                /** @description The firm that they answer for. */
                organisation?: string | null;
                question: components["schemas"]["SurveyQuestionId"];
                /** @description Whose it is; null where the other of two owners asked them. */
                respondent?: string | null;
                /**
                 * Format: int64
                 * @description Bytes.
                 */
                size: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_SurveyInvite: {
            items: {
                /** @description Whether its mail could not be delivered; null where `state` is. */
                bounced?: boolean | null;
                created_at: components["schemas"]["Timestamp"];
                email?: string | null;
                id: components["schemas"]["InviteId"];
                language?: string | null;
                mailed_at?: components["schemas"]["Timestamp"] | null;
                name?: string | null;
                /** @description Taken back; what was sent by it before stays. */
                revoked: boolean;
                state?: components["schemas"]["InviteState"] | null;
                valid_from?: components["schemas"]["Timestamp"] | null;
                valid_until?: components["schemas"]["Timestamp"] | null;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_SurveyItem: {
            items: {
                activity_at: components["schemas"]["Timestamp"];
                anonymity?: components["schemas"]["Anonymity"] | null;
                ball?: components["schemas"]["BallSide"] | null;
                closed_at?: components["schemas"]["Timestamp"] | null;
                created_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["RecordId"];
                mirror: boolean;
                number: string;
                published_at?: components["schemas"]["Timestamp"] | null;
                status: components["schemas"]["SurveyStatus"];
                title: string;
                together_with?: components["schemas"]["OrgRef"] | null;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_Task: {
            items: {
                actions: components["schemas"]["TaskActionState"][];
                created_at: components["schemas"]["Timestamp"];
                created_by?: components["schemas"]["PersonRef"] | null;
                done_at?: components["schemas"]["Timestamp"] | null;
                done_by?: components["schemas"]["PersonRef"] | null;
                due_at?: components["schemas"]["Timestamp"] | null;
                id: components["schemas"]["TaskId"];
                /** @description Whether the caller's organisation made it. */
                mine: boolean;
                /** @description Its day is over and it is not done. */
                overdue: boolean;
                owner?: components["schemas"]["PersonRef"] | null;
                /** Format: int32 */
                position: number;
                record?: components["schemas"]["RecordRef"] | null;
                /** @description Whether both sides see it. */
                shared: boolean;
                text: string;
                /** Format: int32 */
                version: number;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page_TimelineItem: {
            items: {
                at: components["schemas"]["Timestamp"];
                /** Format: uuid */
                id: string;
                interaction?: components["schemas"]["Interaction"] | null;
                matter?: components["schemas"]["Matter"] | null;
            }[];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description Who is to take part. */
        ParticipantInput: {
            membership_id: components["schemas"]["MembershipId"];
        };
        /**
         * @description The place that an organisation takes in a record: one of the two sides, or beside them.
         * @enum {string}
         */
        PartySide: "customer" | "vendor" | "third" | "mediator";
        /**
         * @description Where an organisation stands in a project.
         * @enum {string}
         */
        PartyState: "invited" | "accepted" | "declined" | "withdrawn" | "left";
        /** @description A new password for the old one. */
        PasswordChange: {
            current: string;
            /** @description 8 to 128 characters, not one that everybody tries first. */
            new: string;
            /** @description Revokes the own API tokens of all organisations, too. */
            revoke_tokens?: boolean;
        };
        /**
         * @description What can be done about a pause.
         * @enum {string}
         */
        PauseAction: "contest" | "concede" | "uphold";
        /** @description Which version of the complaint was seen, and why. */
        PauseActionBody: {
            /** @description For `contest`. */
            reason?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description An action on a pause as the ledger offers it. */
        PauseActionState: {
            allowed: boolean;
            name: components["schemas"]["PauseAction"];
            /** @description Fields that the action asks for. */
            needs: string[];
            /** @description `wrong_side`, `role_too_low`, `already`, `not_contested`. */
            reason?: string | null;
        };
        /** @description A pause of the vendor's clocks. */
        PauseState: {
            actions: components["schemas"]["PauseActionState"][];
            /** @description Whose act that was. */
            caused_by: components["schemas"]["Side"];
            contested?: components["schemas"]["Contested"] | null;
            /** @description What it began with. */
            entry_id: components["schemas"]["EntryId"];
        };
        /** @description In which states the vendor's clocks rest, except `first_response`, which never does. */
        Pauses: {
            awaiting_customer: boolean;
            awaiting_third_party: boolean;
            /** @description A resolution was proposed or responsibility refused, and the customer has not answered. */
            resolution_proposed: boolean;
        };
        /**
         * Format: uuid
         * @description Somebody who signs in.
         */
        PersonId: string;
        /** @description A person as both sides may see them: name, organisation and title; no address. */
        PersonRef: {
            membership_id: components["schemas"]["MembershipId"];
            name: string;
            organisation: components["schemas"]["OrgRef"];
            side?: components["schemas"]["PartySide"] | null;
            title?: string | null;
        };
        /** @description Somebody of the own organisation. */
        PersonView: {
            email: string;
            last_seen_at?: components["schemas"]["Timestamp"] | null;
            membership_id: components["schemas"]["MembershipId"];
            name: string;
            person_id: components["schemas"]["PersonId"];
            role: components["schemas"]["Role"];
            status: components["schemas"]["MembershipStatus"];
            team?: string | null;
            title?: string | null;
            you: boolean;
        };
        /** @description A phase with what is to be delivered in it. */
        Phase: components["schemas"]["PhaseBrief"] & {
            deliverables: components["schemas"]["Deliverable"][];
        };
        /** @description The same in one phase. */
        PhaseBalance: {
            organisations: components["schemas"]["HeldLine"][];
            phase_id: components["schemas"]["PhaseId"];
            sides: components["schemas"]["SideLine"][];
            title: string;
        };
        /** @description A phase in short. */
        PhaseBrief: {
            ended_at?: components["schemas"]["Timestamp"] | null;
            ends_on?: string | null;
            gate?: components["schemas"]["GateBrief"] | null;
            id: components["schemas"]["PhaseId"];
            started_at?: components["schemas"]["Timestamp"] | null;
            /** @description As planned, `YYYY-MM-DD`. */
            starts_on?: string | null;
            state: components["schemas"]["PhaseState"];
            title: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description A phase of a project.
         */
        PhaseId: string;
        /** @description What changes of a phase; null empties what may be empty. */
        PhasePatch: {
            /**
             * @description `YYYY-MM-DD`
             * @default null
             */
            ends_on?: string | null;
            /**
             * @description `YYYY-MM-DD`
             * @default null
             */
            starts_on?: string | null;
            /** @default null */
            title?: string | null;
        };
        /**
         * @description Where a phase stands.
         * @enum {string}
         */
        PhaseState: "planned" | "active" | "passed";
        /** @description Which programme a project belongs to. */
        PlaceInput: {
            /** @description Null takes it out of its programme. */
            programme_id?: string | null;
        };
        /** @description Shuffled logs, in which nothing changes, and the alarms in them. */
        Placebo: {
            /**
             * Format: int64
             * @description In all of them together.
             */
            alarms: number;
            /**
             * Format: double
             * @description False alarms a year, if the radar looks once a week.
             */
            per_year: number;
            /**
             * Format: double
             * @description The exact upper bound of that: it is higher once in twenty.
             */
            per_year_at_most: number;
            /**
             * Format: double
             * @description What the method promises at most.
             */
            promised: number;
            /**
             * Format: int64
             * @description Of them those without an alarm.
             */
            quiet: number;
            /**
             * Format: int64
             * @description Shuffled logs.
             */
            runs: number;
            /** Format: int64 */
            topics: number;
        };
        /**
         * Format: uuid
         * @description A way to reach somebody.
         */
        PointId: string;
        /**
         * @description A channel by which somebody is reached.
         * @enum {string}
         */
        PointKind: "phone" | "email" | "messenger" | "address";
        /**
         * @description What an organisation says to a decision.
         * @enum {string}
         */
        Position: "agree" | "agree_with_reservation" | "disagree" | "abstain";
        /** @description Markdown to look at before it is sent. */
        Preview: {
            body?: components["schemas"]["OptText20000"];
        };
        /** @description The body of every error. */
        Problem: {
            /** @description Stable; also the key of the translation. */
            code: string;
            /** @description The record as it is now, for `stale_version`. */
            current?: Record<string, unknown> | null;
            detail?: string | null;
            errors?: components["schemas"]["FieldProblem"][];
            /** @description A finer reason inside the code. */
            reason?: string | null;
            /** Format: int32 */
            status: number;
            title: string;
            /** @description `about:blank#CODE`: the documentation lists the codes. */
            type: string;
        };
        /** @description A product as its vendor sees it. */
        Product: {
            category?: string | null;
            id: components["schemas"]["ProductId"];
            name: string;
            /** @description The vendor's own number of it. */
            sku: string;
            status: components["schemas"]["ProductStatus"];
            topic?: components["schemas"]["TopicRef"] | null;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description Something that a vendor sells.
         */
        ProductId: string;
        /** @description What changes of a product; what is absent stays, `null` clears. */
        ProductPatchInput: {
            /** @default null */
            category?: string | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            status?: components["schemas"]["ProductStatus"] | null;
            /** @default null */
            topic_id?: string | null;
        };
        /** @description A product as it is named beside a line. */
        ProductRef: {
            id: components["schemas"]["ProductId"];
            name: string;
            sku: string;
        };
        /**
         * @description Whether a product can be bought.
         * @enum {string}
         */
        ProductStatus: "active" | "withdrawn" | "proposed";
        /** @description A project below a programme, as a line. */
        ProgrammeProject: {
            project: components["schemas"]["RecordRef"];
            starts_on?: string | null;
            status: components["schemas"]["ProjectStatus"];
            target_on?: string | null;
        };
        /** @description Where a project stands among others, its calendar, and who bears its cost. */
        ProgrammeView: {
            /** @description `place`, `propose_shares`, `sign`, `refuse`. */
            actions: components["schemas"]["ProjectActionState"][];
            agreed?: components["schemas"]["CostShares"] | null;
            /** @description Of all of them and of itself, by day. */
            calendar: components["schemas"]["CalendarDay"][];
            is_programme: boolean;
            programme?: components["schemas"]["RecordRef"] | null;
            /** @description Below it, as far as the reader is in them. */
            projects: components["schemas"]["ProgrammeProject"][];
            proposed?: components["schemas"]["CostShares"] | null;
        };
        /** @description A project. */
        Project: {
            actions: components["schemas"]["ProjectActionState"][];
            activity_at: components["schemas"]["Timestamp"];
            ball: components["schemas"]["ProjectBall"];
            closed_at?: components["schemas"]["Timestamp"] | null;
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["RecordId"];
            members: components["schemas"]["ProjectMember"][];
            number: string;
            /** @description The vendor sees who was asked as well. */
            parties: components["schemas"]["ProjectParty"][];
            phase_id?: components["schemas"]["PhaseId"] | null;
            phases: components["schemas"]["PhaseBrief"][];
            /**
             * Format: int32
             * @description Of phases, deliverables, gates, questions and milestones.
             */
            plan_version: number;
            /** @description Markdown. */
            purpose: string;
            purpose_html: string;
            role?: components["schemas"]["ProjectRole"] | null;
            several: boolean;
            side: components["schemas"]["Side"];
            starts_on?: string | null;
            status: components["schemas"]["ProjectStatus"];
            target_on?: string | null;
            template: string;
            template_title: string;
            /** @description The first thread. */
            thread_id: components["schemas"]["ThreadId"];
            title: string;
            /** Format: int32 */
            version: number;
        };
        /** @description Nothing but the wish. */
        ProjectAcceptance: Record<string, unknown>;
        /**
         * @description What can be done with a project.
         * @enum {string}
         */
        ProjectAction: "edit" | "accept" | "decline" | "leave" | "open_up" | "invite" | "add_member" | "add_topic" | "add_milestone" | "add_deliverable" | "ask" | "resume" | "cancel";
        /** @description What an action brings. */
        ProjectActionBody: {
            reason?: string | null;
            /**
             * Format: int32
             * @description Of the project.
             */
            version: number;
        };
        /** @description An action as a project, a deliverable or a gate offers it. */
        ProjectActionState: {
            allowed: boolean;
            name: string;
            /** @description Fields that the action asks for. */
            needs: string[];
            reason?: components["schemas"]["str"] | null;
        };
        /** @description Who holds what in a project, and for how long each has held something. */
        ProjectBalance: {
            items: components["schemas"]["HeldItem"][];
            /** @description The moment up to which open turns are counted. */
            now: components["schemas"]["Timestamp"];
            organisations: components["schemas"]["HeldLine"][];
            phases: components["schemas"]["PhaseBalance"][];
            sides: components["schemas"]["SideLine"][];
        };
        /** @description Whose move it is in a project of several organisations. */
        ProjectBall: {
            /** @description Whether it is the caller's organisation. */
            mine: boolean;
            side?: components["schemas"]["BallSide"] | null;
            since?: components["schemas"]["Timestamp"] | null;
            until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description Something that happened. */
        ProjectChangeEntry: {
            actor?: components["schemas"]["PersonRef"] | null;
            at: components["schemas"]["Timestamp"];
            data: Record<string, unknown>;
            /** @description The beginning of what was written. */
            excerpt?: string | null;
            id: components["schemas"]["EntryId"];
            kind: components["schemas"]["EntryKind"];
            lane: string;
            /** Format: int64 */
            seq: number;
            thread_id: components["schemas"]["ThreadId"];
            /** @description None: the first thread. */
            topic?: string | null;
        };
        /** @description What has changed in a project. */
        ProjectChanges: {
            items: components["schemas"]["ProjectChangeEntry"][];
            next_cursor?: string | null;
            since?: components["schemas"]["Timestamp"] | null;
        };
        /** @description How often the caller gets a summary of a project. */
        ProjectDigest: {
            /** @description The caller's settings say that no such mails come, whatever is chosen here. */
            muted: boolean;
            next_at?: components["schemas"]["Timestamp"] | null;
            pace: components["schemas"]["DigestPace"];
        };
        /** @description What the caller wants. */
        ProjectDigestChoice: {
            pace: components["schemas"]["DigestPace"];
        };
        /** @description A file of a project. */
        ProjectFile: {
            at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["PersonRef"] | null;
            file: components["schemas"]["FileRef"];
            origin: components["schemas"]["FileOrigin"];
            /** @description The address that it is fetched from, below `/api/v1`. */
            path: string;
        };
        /** @description What an organisation is asked to join: all that it sees before it has accepted. */
        ProjectInvitation: {
            actions: components["schemas"]["ProjectActionState"][];
            id: components["schemas"]["RecordId"];
            invited_at: components["schemas"]["Timestamp"];
            invited_by?: components["schemas"]["PersonRef"] | null;
            lane_id?: components["schemas"]["LaneId"] | null;
            number: string;
            /** @description Who is in already. */
            parties: components["schemas"]["OrgRef"][];
            purpose_html: string;
            /** @description Whether several customers may be in it, who then see each other. */
            several: boolean;
            /** @description The side that the organisation would take. */
            side: components["schemas"]["Side"];
            /** @description What the template is called that it started from. */
            template: string;
            thread_id?: components["schemas"]["ThreadId"] | null;
            title: string;
        };
        /** @description A link to another record that the caller sees as well. */
        ProjectLink: {
            kind: string;
            record: components["schemas"]["RecordRef"];
        };
        /** @description A line of the list. */
        ProjectListItem: {
            activity_at: components["schemas"]["Timestamp"];
            ball: components["schemas"]["ProjectBall"];
            created_at: components["schemas"]["Timestamp"];
            /** @description When the gate of the phase is, `YYYY-MM-DD`. */
            gate_on?: string | null;
            id: components["schemas"]["RecordId"];
            number: string;
            parties: components["schemas"]["OrgRef"][];
            /** @description The phase that it is in. */
            phase?: string | null;
            status: components["schemas"]["ProjectStatus"];
            title: string;
            unread: boolean;
        };
        /** @description Somebody in a project. */
        ProjectMember: {
            person: components["schemas"]["PersonRef"];
            role: components["schemas"]["ProjectRole"];
        };
        /** @description What somebody does in the project. */
        ProjectMemberRole: {
            role: components["schemas"]["ProjectRole"];
        };
        /** @description An organisation in a project. */
        ProjectParty: {
            answered_at?: components["schemas"]["Timestamp"] | null;
            invited_at: components["schemas"]["Timestamp"];
            organisation: components["schemas"]["OrgRef"];
            side: components["schemas"]["Side"];
            state: components["schemas"]["PartyState"];
        };
        /** @description Fields to change; null empties one that may be empty. */
        ProjectPatch: {
            /** @default null */
            purpose?: string | null;
            /**
             * @description `YYYY-MM-DD`
             * @default null
             */
            starts_on?: string | null;
            /**
             * @description `YYYY-MM-DD`
             * @default null
             */
            target_on?: string | null;
            /** @default null */
            title?: string | null;
        };
        /** @description The plan of a project. */
        ProjectPlan: {
            phases: components["schemas"]["Phase"][];
            /** Format: int32 */
            plan_version: number;
        };
        /** @description Why not. */
        ProjectRefusal: {
            /** @default null */
            reason?: string | null;
        };
        /**
         * @description What somebody does in a project, for their organisation.
         * @enum {string}
         */
        ProjectRole: "lead" | "engineer" | "quality" | "purchasing" | "approver" | "observer";
        /**
         * @description Where a project stands.
         * @enum {string}
         */
        ProjectStatus: "planning" | "active" | "on_hold" | "completed" | "cancelled";
        /** @description What a project can start from. */
        ProjectTemplate: {
            about: string;
            deliverables: number;
            key: string;
            /** @description Whether a level of submission is chosen at the start. */
            levels: boolean;
            /** @description What its phases are called. */
            phases: string[];
            title: string;
            /** Format: int64 */
            weeks: number;
        };
        /** @description A thread of a project. */
        ProjectThread: {
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["ThreadId"];
            last?: components["schemas"]["LastWords"] | null;
            /** @description Questions in it that wait for the caller's organisation. */
            questions_to_you: number;
            /** @description Whether all organisations read it, or the caller's alone. */
            shared: boolean;
            /** @description None: the first one. */
            topic?: string | null;
            unread: boolean;
        };
        /**
         * @description Who promised, as the caller says it.
         * @enum {string}
         */
        Promised: "mine" | "theirs";
        /** @description A version to be agreed on. */
        ProposalBody: {
            data: components["schemas"]["AgreementData"];
            note?: string | null;
        };
        /**
         * @description How the vendor learned what it notes on a customer's behalf.
         * @enum {string}
         */
        ProxySource: "call" | "meeting" | "mail" | "other";
        /** @description Which version is meant. */
        PublishInput: {
            /** Format: int32 */
            version: number;
        };
        /** @description A question. */
        Question: {
            actions: components["schemas"]["ProjectActionState"][];
            answer?: string | null;
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: components["schemas"]["PersonRef"] | null;
            asked_at: components["schemas"]["Timestamp"];
            asked_by?: components["schemas"]["PersonRef"] | null;
            /** @description `YYYY-MM-DD` */
            due_on?: string | null;
            from: components["schemas"]["OrgRef"];
            held_since?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["QuestionId"];
            state: components["schemas"]["QuestionState"];
            /** @description The beginning of it, as plain text; empty once it was taken back. */
            text: string;
            thread_id: components["schemas"]["ThreadId"];
            to: components["schemas"]["OrgRef"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a question.
         * @enum {string}
         */
        QuestionAction: "answer" | "withdraw";
        /** @description What an action brings. */
        QuestionActionBody: {
            /** @description Markdown. */
            body?: string | null;
            /**
             * Format: int32
             * @description Of the question.
             */
            version: number;
        };
        /**
         * Format: uuid
         * @description A question from one organisation to another.
         */
        QuestionId: string;
        /**
         * @description Where a question stands.
         * @enum {string}
         */
        QuestionState: "open" | "answered" | "withdrawn";
        Queues: {
            jobs: components["schemas"]["JobQueue"];
            mails: components["schemas"]["MailQueue"];
        };
        /**
         * Format: uuid
         * @description How many answers of a kind are wanted.
         */
        QuotaId: string;
        /** @description What somebody said. */
        Quote: {
            at: components["schemas"]["Timestamp"];
            /** @description Null: nobody knows who it was. */
            caller?: string | null;
            interaction_id: components["schemas"]["InteractionId"];
            words: string;
        };
        /** @description What callers asked for that the firm did not sell on the last day. */
        Radar: {
            /** @description The firm's profile is that of this moment. */
            as_of: components["schemas"]["Timestamp"];
            /** @description Of the same days. */
            coverage: components["schemas"]["Coverage"];
            from: components["schemas"]["Timestamp"];
            /** @description The most callers first. */
            items: components["schemas"]["OffProfileDemand"][];
            /** @description The newest at the end, as `2026-11`; 24 at most. */
            months: string[];
            /**
             * Format: int64
             * @description Topics that have no category and no mark, of which nobody knows whether the firm sells them.
             */
            unsorted_topics: number;
        };
        /** @description Nothing needs to be said. */
        RadarAsked: Record<string, unknown>;
        /** @description A look of the radar at the whole log. */
        RadarCheck: {
            as_of: components["schemas"]["Timestamp"];
            asked_at: components["schemas"]["Timestamp"];
            finished_at?: components["schemas"]["Timestamp"] | null;
            found: components["schemas"]["CheckFound"];
            id: components["schemas"]["CheckId"];
            kind: components["schemas"]["CheckKind"];
            /**
             * Format: int32
             * @description Of a hundred.
             */
            progress: number;
            state: components["schemas"]["CheckState"];
        };
        /** @description Of each kind the newest check, and the newest that is over. */
        RadarChecks: {
            items: components["schemas"]["RadarCheck"][];
        };
        /** @description What the vendor sets for its radar. */
        RadarSettings: {
            /**
             * Format: int32
             * @description Demand is listed from so many callers of 10,000 interactions on, by the exact lower bound.
             */
            least_rate: number;
        };
        /** @description How far another organisation has read the shared lane: "seen by Northwind, 14:05". */
        ReadBy: {
            at?: components["schemas"]["Timestamp"] | null;
            organisation: components["schemas"]["OrgRef"];
            /** Format: int64 */
            seq: number;
        };
        /** @description How far a lane was read. */
        ReadUpTo: {
            /** @description `shared`, `private`, or a lane's id. */
            lane: string;
            /** Format: int64 */
            seq: number;
        };
        /**
         * @description Why something stands on an agenda.
         * @enum {string}
         */
        ReasonCode: "turn" | "escalated" | "offer_open" | "signature_stale" | "overdue" | "agreement_proposed" | "agreement_review" | "minutes_open";
        /** @description So many gave this reason. */
        ReasonCount: {
            /** Format: int64 */
            count: number;
            reason: components["schemas"]["SatisfactionReason"];
        };
        /**
         * Format: uuid
         * @description A record of any kind; a complaint's id is its record's.
         */
        RecordId: string;
        /**
         * @description What a record is.
         * @enum {string}
         */
        RecordKind: "complaint" | "agreement" | "meeting" | "major_issue" | "project" | "idea" | "survey";
        /** @description A record as a link. */
        RecordRef: {
            id: components["schemas"]["RecordId"];
            kind: components["schemas"]["RecordKind"];
            number: string;
            title: string;
        };
        /** @description Own references of both sides. */
        ReferencesView: {
            customer?: string | null;
            vendor?: string | null;
        };
        /** @description An event on which a rule would have fired. */
        RehearsedEvent: {
            /** @description The vendor's name for it. */
            account: string;
            at: components["schemas"]["Timestamp"];
            relationship_id: components["schemas"]["RelationshipId"];
        };
        /** @description The figures of a relationship, the same for both sides. */
        RelationshipHealth: {
            agreement: components["schemas"]["HealthAgreement"];
            commitments: components["schemas"]["HealthKept"];
            complaints: components["schemas"]["HealthCourse"];
            covers: components["schemas"]["Covers"];
            held: components["schemas"]["HealthHeld"];
            last_meeting?: components["schemas"]["MeetingRef"] | null;
            next_meeting?: components["schemas"]["MeetingRef"] | null;
            open: components["schemas"]["HealthOpen"];
            settlements: components["schemas"]["HealthSettled"];
            /** @description First day of the period, `YYYY-MM-DD` (UTC); it ends now. */
            since: string;
        };
        /**
         * Format: uuid
         * @description One vendor with one customer organisation.
         */
        RelationshipId: string;
        /**
         * @description A relationship as the own side sees it. Tier, segment, owner and version are the vendor's: null for
         *     the customer.
         */
        RelationshipView: {
            claimed: boolean;
            counterpart: components["schemas"]["OrgRef"];
            customer: components["schemas"]["OrgRef"];
            customer_number?: string | null;
            id: components["schemas"]["RelationshipId"];
            /** Format: int64 */
            open_complaints: number;
            owner?: components["schemas"]["PersonRef"] | null;
            segment?: string | null;
            /** @description The own side. */
            side: components["schemas"]["Side"];
            tier?: string | null;
            vendor: components["schemas"]["OrgRef"];
            /**
             * Format: int32
             * @description For `If-Match`; null for the customer, who changes nothing here.
             */
            version?: number | null;
        };
        /**
         * @description What the customer asks for, and what the vendor offers.
         * @enum {string}
         */
        Remedy: "replacement" | "repair" | "refund" | "credit" | "price_reduction" | "return" | "explanation" | "process_change" | "other";
        /** @description Rendered and cleaned. */
        Rendered: {
            html: components["schemas"]["SafeHtml"];
        };
        /** @description A template, filled in for an activity. */
        RenderedMail: {
            body: string;
            id: components["schemas"]["MailTemplateId"];
            name: string;
            subject: string;
        };
        /** @description All templates, filled in. */
        RenderedMails: {
            items: components["schemas"]["RenderedMail"][];
        };
        /** @description Saved replies filled in for one complaint. */
        RenderedReplies: {
            items: components["schemas"]["RenderedReply"][];
        };
        /** @description A saved reply for one complaint, to be read and changed before it is sent. */
        RenderedReply: {
            /** @description Whether it is meant for complaints of this kind. */
            fits: boolean;
            id: components["schemas"]["SavedReplyId"];
            /** @description Variables without a value here. */
            missing: string[];
            name: string;
            /** @description Markdown; a variable that has no value here still stands in it. */
            text: string;
        };
        /** @description Which version of the issue is opened again, and why. */
        ReopenIssueInput: {
            reason: string;
            /** Format: int32 */
            version: number;
        };
        /** @description A report. */
        Report: {
            actions: components["schemas"]["ReportActionState"][];
            completed_at?: components["schemas"]["Timestamp"] | null;
            created_side: components["schemas"]["Side"];
            form: components["schemas"]["ReportForm"];
            id: components["schemas"]["ReportId"];
            /** @description Names of the people whom rows point to. */
            people: components["schemas"]["PersonRef"][];
            same_cause_as?: components["schemas"]["RecordRef"] | null;
            /** @description The caller's side; `mediator` for whoever only reads. */
            side: components["schemas"]["PartySide"];
            started_at: components["schemas"]["Timestamp"];
            state: components["schemas"]["ReportState"];
            steps: components["schemas"]["ReportStep"][];
            /** Format: int32 */
            version: number;
        };
        /** @description An action as a step or a report offers it. */
        ReportActionState: {
            allowed: boolean;
            name: string;
            /** @description Fields that the action asks for. */
            needs: string[];
            reason?: components["schemas"]["str"] | null;
        };
        /** @description A report about perhaps the same cause, to which a complaint may point. */
        ReportCandidate: {
            /** @description Causes found so far. */
            causes: string[];
            complaint: components["schemas"]["RecordRef"];
            form: components["schemas"]["ReportForm"];
            /** @description What the problem is, as far as it was described. */
            problem?: string | null;
            started_at: components["schemas"]["Timestamp"];
            state: components["schemas"]["ReportState"];
        };
        /** @description Reports to which a complaint may point. */
        ReportCandidates: {
            items: components["schemas"]["ReportCandidate"][];
        };
        /** @description One difference between a step as somebody saw it and as it is. */
        ReportChange: {
            /** @description A field of the step or of the row; none for a whole row. */
            field?: string | null;
            /** @description Null for what was not there. A whole row is the object of its fields. */
            from: unknown;
            /** @description The row, and what it is. */
            item?: string | null;
            kind?: string | null;
            /** @description Null for what is no longer there. */
            to: unknown;
        };
        /** @description A field with the version that a change of it has to name. */
        ReportField: {
            at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["PersonRef"] | null;
            side: components["schemas"]["Side"];
            value: unknown;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description How much is asked.
         * @enum {string}
         */
        ReportForm: "8d" | "4d";
        /**
         * Format: uuid
         * @description A report.
         */
        ReportId: string;
        /** @description A row of a step. */
        ReportItem: {
            at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["PersonRef"] | null;
            data: Record<string, unknown>;
            id: components["schemas"]["ItemId"];
            kind: components["schemas"]["ItemKind"];
            /** @description Whether it is the caller's side's. */
            mine: boolean;
            parent_id?: components["schemas"]["ItemId"] | null;
            /** Format: int32 */
            position: number;
            /** @description The side that added it; only that side changes it. */
            side: components["schemas"]["Side"];
            /** Format: int32 */
            version: number;
        };
        /** @description What changes of a row. */
        ReportItemPatch: {
            data?: Record<string, unknown> | null;
            /** Format: int32 */
            position?: number | null;
        };
        /**
         * @description Where a report stands.
         * @enum {string}
         */
        ReportState: "open" | "completed" | "linked";
        /** @description A step of a report. */
        ReportStep: {
            actions: components["schemas"]["ReportActionState"][];
            /** @description What is different from what the other side last signed or refused. */
            changed_since_signed: components["schemas"]["ReportChange"][];
            due_at?: components["schemas"]["Timestamp"] | null;
            fields: {
                [key: string]: components["schemas"]["ReportField"];
            };
            filled_by: components["schemas"]["Side"];
            items: components["schemas"]["ReportItem"][];
            /** @description Hash of the step as it is now: what a signature names as seen. */
            sha256: string;
            signed_by: components["schemas"]["Side"];
            signoff?: components["schemas"]["Signoff"] | null;
            state: components["schemas"]["StepState"];
            step: components["schemas"]["Step"];
            /** Format: int32 */
            version: number;
        };
        /** @description Days from the start of a joint report until its steps are due. */
        ReportSteps: {
            /** Format: int64 */
            d1_d3?: number | null;
            /** Format: int64 */
            d4?: number | null;
            /** Format: int64 */
            d5_d6?: number | null;
            /** Format: int64 */
            d7?: number | null;
            /** Format: int64 */
            d8?: number | null;
        };
        /** @description Something that was asked for. */
        RequestedItem: {
            currency?: string | null;
            id: components["schemas"]["ItemId"];
            /** @description As whoever took the call marked it. */
            marked: components["schemas"]["ItemRange"];
            quantity?: string | null;
            /** @description By the topic's category today; as it was marked, while there is none. */
            range: components["schemas"]["ItemRange"];
            result: components["schemas"]["ItemResult"];
            topic?: components["schemas"]["TopicRef"] | null;
            unmet_reason?: components["schemas"]["UnmetReason"] | null;
            /** Format: int64 */
            value_minor?: number | null;
            /** @description The caller's own. */
            words: string;
        };
        /** @description A requirement. */
        Requirement: components["schemas"]["RequirementContent"] & {
            actions: components["schemas"]["RequirementActionState"][];
            /**
             * Format: int32
             * @description The version of the list in which it was agreed as it stands.
             */
            agreed_version?: number | null;
            change?: components["schemas"]["RequirementChange"] | null;
            claim?: components["schemas"]["RequirementClaim"] | null;
            /** @description Whether anything is named that shows or will show that it is met. */
            covered: boolean;
            /**
             * Format: int32
             * @description How deep it stands in the tree.
             */
            depth: number;
            id: components["schemas"]["RequirementId"];
            key: string;
            /** @description To records, as far as the caller sees them. */
            links: components["schemas"]["RequirementLink"][];
            parent_id?: components["schemas"]["RequirementId"] | null;
            project_id: components["schemas"]["RecordId"];
            state: components["schemas"]["RequirementState"];
            /** Format: int32 */
            version: number;
            /** @description Who is to say something to that. */
            waits_for: components["schemas"]["OrgRef"][];
        };
        /**
         * @description What can be done with a requirement.
         * @enum {string}
         */
        RequirementAction: "edit" | "remove" | "move" | "link" | "propose" | "claim_met" | "waive" | "confirm" | "reject" | "withdraw";
        /** @description What an action brings; each takes its own part. */
        RequirementActionBody: {
            after_id?: components["schemas"]["RequirementId"] | null;
            file_id?: components["schemas"]["FileId"] | null;
            /** @description What shows that it is met: one of the three. */
            note?: string | null;
            /** @description To give it up, and to reject what somebody says of it. */
            reason?: string | null;
            url?: string | null;
            /**
             * Format: int32
             * @description Of the requirement.
             */
            version: number;
        };
        /** @description An action as a list or a requirement offers it. */
        RequirementActionState: {
            allowed: boolean;
            name: string;
            reason?: components["schemas"]["str"] | null;
        };
        /** @description A line of a delta. */
        RequirementChange: {
            after?: components["schemas"]["RequirementContent"] | null;
            before?: components["schemas"]["RequirementContent"] | null;
            /** Format: int64 */
            cost_minor?: number | null;
            currency?: string | null;
            /**
             * Format: int32
             * @description What it does to the schedule.
             */
            days?: number | null;
            /** @description What differs: `text`, `source`, `priority`, `verification`, `acceptance`, `target`, `parent`. */
            fields: string[];
            id: components["schemas"]["ChangeId"];
            key: string;
            kind: components["schemas"]["RequirementChangeKind"];
            /**
             * Format: int32
             * @description The version that it went into; none while it is not signed.
             */
            list_version?: number | null;
            organisation: components["schemas"]["OrgRef"];
            proposed_at: components["schemas"]["Timestamp"];
            proposed_by?: components["schemas"]["PersonRef"] | null;
            reason: string;
            requirement_id: components["schemas"]["RequirementId"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What a line of a delta does.
         * @enum {string}
         */
        RequirementChangeKind: "added" | "changed" | "removed";
        /** @description What is to be different of a line; null empties what may be empty. */
        RequirementChangePatch: {
            content?: components["schemas"]["RequirementPatch"];
            cost?: components["schemas"]["NewRequirementCost"] | null;
            /** Format: int32 */
            days?: number | null;
            reason?: string | null;
        };
        /** @description What somebody says of a requirement. */
        RequirementClaim: {
            answer?: string | null;
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: components["schemas"]["PersonRef"] | null;
            at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["PersonRef"] | null;
            file?: components["schemas"]["FileRef"] | null;
            kind: components["schemas"]["RequirementClaimKind"];
            note?: string | null;
            organisation: components["schemas"]["OrgRef"];
            state: components["schemas"]["RequirementClaimState"];
            url?: string | null;
        };
        /**
         * @description What somebody says of a requirement.
         * @enum {string}
         */
        RequirementClaimKind: "met" | "waived";
        /**
         * @description Whether others agree with what somebody said of a requirement.
         * @enum {string}
         */
        RequirementClaimState: "open" | "confirmed" | "rejected" | "withdrawn";
        /** @description What is agreed of a requirement, or is to be. */
        RequirementContent: {
            acceptance?: string | null;
            /** @description The key of the requirement that it is a part of. */
            parent_key?: string | null;
            priority: components["schemas"]["RequirementPriority"];
            /** @description Whose it is. */
            source: components["schemas"]["OrgRef"];
            target?: components["schemas"]["RequirementTarget"] | null;
            text: string;
            verification: components["schemas"]["VerificationMethod"];
        };
        /** @description A sum in one currency. */
        RequirementCost: {
            /** Format: int64 */
            amount_minor: number;
            currency: string;
        };
        /**
         * Format: uuid
         * @description A requirement of a project.
         */
        RequirementId: string;
        /** @description What an import does, or has done. */
        RequirementImport: {
            /** @description Whether the changes become lines of a delta, because the list is agreed. */
            as_changes: boolean;
            dry_run: boolean;
            errors: components["schemas"]["RequirementImportError"][];
            rows: components["schemas"]["ImportedRequirement"][];
            /** @description Columns of the file that mean nothing here. */
            unknown_columns: string[];
        };
        /** @description What is wrong with a file. */
        RequirementImportError: {
            /**
             * @description `missing_field`, `not_allowed_value`, `text_too_long`, `text_control`, `unknown_key`,
             *     `twice`, `bad_number`, `circular`, `damaged`.
             */
            code: string;
            column?: string | null;
            /** Format: int64 */
            line: number;
        };
        /** @description A link of a requirement. */
        RequirementLink: {
            added_at: components["schemas"]["Timestamp"];
            deliverable_id?: components["schemas"]["DeliverableId"] | null;
            /**
             * @description A document of the project, while it opens for the reader: then its name is asked for there, and
             *     `title` is empty.
             */
            document_id?: string | null;
            id: components["schemas"]["TraceId"];
            kind: components["schemas"]["RequirementLinkKind"];
            may_remove: boolean;
            organisation: components["schemas"]["OrgRef"];
            record?: components["schemas"]["RecordRef"] | null;
            title: string;
            url?: string | null;
        };
        /**
         * @description What a requirement is linked to.
         * @enum {string}
         */
        RequirementLinkKind: "record" | "deliverable" | "test" | "document";
        /** @description The requirements of a project. */
        RequirementList: {
            actions: components["schemas"]["RequirementActionState"][];
            /**
             * Format: int32
             * @description The version that all have signed; 0 before the first.
             */
            agreed_version: number;
            /** @description Lines of the delta that is being prepared or signed. */
            changes: components["schemas"]["RequirementChange"][];
            /** @description In the order of the tree. */
            items: components["schemas"]["Requirement"][];
            /** @description Agreed requirements for which nothing is named that shows that they are met. */
            not_covered: number;
            parties: components["schemas"]["RequirementParty"][];
            project: components["schemas"]["RecordRef"];
            /** @description Newest first. */
            reviews: components["schemas"]["RequirementReview"][];
            /** @description Since the first agreement. */
            scope: components["schemas"]["RequirementScope"];
            state: components["schemas"]["RequirementListState"];
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with the list of a project.
         * @enum {string}
         */
        RequirementListAction: "add" | "propose" | "import" | "submit" | "sign" | "refuse" | "withdraw";
        /** @description What an action brings; each takes its own part. */
        RequirementListActionBody: {
            /** @description To submit, if there is something to say. */
            note?: string | null;
            /** @description To refuse; to withdraw, if there is one. */
            reason?: string | null;
            /** @description To sign or refuse: the hash of what was shown, lower-case hexadecimal. */
            sha256?: string | null;
            /**
             * Format: int32
             * @description Of the list.
             */
            version: number;
        };
        /**
         * @description Where the list of a project stands.
         * @enum {string}
         */
        RequirementListState: "draft" | "in_review" | "agreed" | "changing";
        /** @description A list as it was put up for signing, with what changed in it. */
        RequirementListVersion: {
            /** @description Lines that it was signed with; none of the first. */
            changes: components["schemas"]["RequirementChange"][];
            /** @description What was signed. */
            content: unknown;
            review: components["schemas"]["RequirementReview"];
        };
        /** @description An organisation that signs. */
        RequirementParty: {
            organisation: components["schemas"]["OrgRef"];
            side: components["schemas"]["Side"];
        };
        /** @description What changes of a requirement; null empties what may be empty. */
        RequirementPatch: {
            acceptance?: string | null;
            parent_id?: string | null;
            priority?: components["schemas"]["RequirementPriority"] | null;
            source_id?: components["schemas"]["OrganisationId"] | null;
            target?: components["schemas"]["NewRequirementTarget"] | null;
            text?: string | null;
            verification?: components["schemas"]["VerificationMethod"] | null;
        };
        /**
         * @description How much a requirement matters.
         * @enum {string}
         */
        RequirementPriority: "must" | "should" | "could";
        /** @description What was put up for signing. */
        RequirementReview: {
            ended_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int32
             * @description The version that the list has once all have signed.
             */
            list_version: number;
            note?: string | null;
            /** Format: int32 */
            number: number;
            organisation: components["schemas"]["OrgRef"];
            proposed_at: components["schemas"]["Timestamp"];
            proposed_by?: components["schemas"]["PersonRef"] | null;
            /** @description Lower-case hexadecimal, of the canonical JSON of what is signed. */
            sha256: string;
            signoff?: components["schemas"]["Signoff"] | null;
            state: components["schemas"]["RequirementReviewState"];
            /** @description Those whose signature is missing. */
            waits_for: components["schemas"]["OrgRef"][];
        };
        /**
         * @description Where something stands that was put up for signing.
         * @enum {string}
         */
        RequirementReviewState: "open" | "signed" | "refused" | "stale" | "withdrawn";
        /** @description What has become of the list since it was agreed first. */
        RequirementScope: {
            added: number;
            changed: number;
            costs: components["schemas"]["RequirementCost"][];
            /** Format: int64 */
            days: number;
            removed: number;
        };
        /**
         * @description Where a requirement stands.
         * @enum {string}
         */
        RequirementState: "proposed" | "agreed" | "changed" | "met" | "waived";
        /** @description A value that can be measured. */
        RequirementTarget: {
            comparison: components["schemas"]["TargetComparison"];
            unit?: string | null;
            /** @description A decimal number, with a point. */
            value: string;
        };
        /** @description A new password, by a mailed link. */
        ResetCompletion: {
            /** @description 8 to 128 characters, not one that everybody tries first. */
            password: string;
            /** @description The last part of the link. */
            token: string;
        };
        /** @description The address of a forgotten password. */
        ResetRequest: {
            email: string;
        };
        /**
         * @description Which figures an owner sees.
         * @enum {string}
         */
        ResultsSeen: "none" | "totals" | "full";
        /** @description A review as those see it who may: the vendor, and the customer once it is published. */
        Review: {
            /** @description Markdown. */
            body: string;
            body_html: string;
            may_publish: components["schemas"]["AftercareAction"];
            may_write: components["schemas"]["AftercareAction"];
            published_at?: components["schemas"]["Timestamp"] | null;
            state: components["schemas"]["ReviewState"];
            updated_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int32
             * @description 0 before it was written for the first time.
             */
            version: number;
            written_by?: components["schemas"]["PersonRef"] | null;
        };
        /** @description The words of a review. */
        ReviewInput: {
            body: string;
        };
        /**
         * @description Where a review stands.
         * @enum {string}
         */
        ReviewState: "none" | "draft" | "published";
        /** @description The new text of a message. */
        Revision: {
            body: components["schemas"]["Text20000"];
        };
        /**
         * @description The limits between the five scores, the smallest first: a value at or above the first has a
         *     score of 2, and so on.
         */
        RfmLimits: {
            /** @description Days since the last order: here the first limit separates the best from the rest. */
            days: number[];
            /** @description Minor units. */
            net_minor: number[];
            /** @description Different days with an order. */
            orders: number[];
        };
        /** @description Scores from 1 to 5. */
        RfmMark: {
            /** Format: int32 */
            frequency: number;
            /** Format: int32 */
            money: number;
            /** Format: int32 */
            recency: number;
            segment: components["schemas"]["RfmSegment"];
        };
        /**
         * @description Customers of one kind, by recency, frequency and money.
         * @enum {string}
         */
        RfmSegment: "champions" | "loyal" | "cannot_lose" | "at_risk" | "new" | "promising" | "steady" | "dormant";
        /**
         * @description A person's place in an organisation, from all rights to reading alone.
         * @enum {string}
         */
        Role: "owner" | "admin" | "manager" | "member" | "observer";
        /** @description Until when a role holds. */
        RoleEndInput: {
            /** @description `YYYY-MM-DD`, the first day on which it holds no longer; null: it goes on. */
            valid_to?: string | null;
        };
        /**
         * Format: uuid
         * @description What somebody is at a customer for a time.
         */
        RoleId: string;
        /** @description A rule as its vendor's people see it. */
        Rule: {
            acts_as?: components["schemas"]["PersonRef"] | null;
            archived: boolean;
            /** @description Whether what is being worked on is something else than what runs. */
            changed: boolean;
            created_at: components["schemas"]["Timestamp"];
            /** @description What is being worked on. */
            definition: components["schemas"]["RuleDefinition"];
            /** @description Whether it runs. */
            enabled: boolean;
            id: components["schemas"]["RuleId"];
            last_run_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int32
             * @description The number of the version that runs; null: never published.
             */
            live_number?: number | null;
            name: string;
            rehearsal?: components["schemas"]["RuleRehearsal"] | null;
            /** Format: int32 */
            version: number;
        };
        /** @description When, for which accounts, then what. */
        RuleDefinition: {
            /**
             * Format: int32
             * @description How often it may fire in 24 hours: 1 to 1000.
             */
            budget: number;
            condition?: components["schemas"]["SegmentCondition"] | null;
            then: components["schemas"]["RuleEffect"][];
            when: components["schemas"]["RuleTrigger"];
        };
        /** @description What is done. */
        RuleEffect: {
            /** @enum {string} */
            do: "mail";
            text: string;
            to: components["schemas"]["RuleWhom"];
        } | {
            /** Format: int32 */
            days: number;
            /** @enum {string} */
            do: "task";
            text: string;
            to: components["schemas"]["RuleWhom"];
        } | {
            /** Format: int32 */
            days: number;
            /** @enum {string} */
            do: "activity";
            kind: components["schemas"]["ActivityKind"];
            text: string;
            to: components["schemas"]["RuleWhom"];
        } | {
            /** @enum {string} */
            do: "assign_owner";
            membership: components["schemas"]["MembershipId"];
        };
        /**
         * Format: uuid
         * @description What is done by itself.
         */
        RuleId: string;
        /** @description What changes; what is absent stays. */
        RulePatchInput: {
            /**
             * @description Puts it away, or takes it back.
             * @default null
             */
            archived?: boolean | null;
            /** @default null */
            definition?: components["schemas"]["RuleDefinition"] | null;
            /**
             * @description Switches what was published on or off.
             * @default null
             */
            enabled?: boolean | null;
            /** @default null */
            name?: string | null;
        };
        /** @description What a rule would have done in the last 90 days. */
        RuleRehearsal: {
            /**
             * Format: int64
             * @description Events of this kind.
             */
            events: number;
            /** @description The newest ones, ten at most. */
            examples: components["schemas"]["RehearsedEvent"][];
            from: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Of these, more than its budget allows in 24 hours.
             */
            over_budget: number;
            until: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Of these, with accounts that meet the condition, as they were at that moment. Tier, number and
             *     owner are those of today.
             */
            would_fire: number;
        };
        /** @description A line of the log. */
        RuleRun: {
            account?: components["schemas"]["SegmentAccount"] | null;
            at: components["schemas"]["Timestamp"];
            id: components["schemas"]["RunId"];
            /**
             * Format: int32
             * @description The version that ran.
             */
            number: number;
            outcome: components["schemas"]["RunOutcome"];
            /** @description Why it failed: the code of a problem. */
            problem?: string | null;
            record_id?: components["schemas"]["RecordId"] | null;
        };
        /** @description What sets a rule off. */
        RuleTrigger: {
            /** @enum {string} */
            on: "complaint_filed";
        } | {
            /** @enum {string} */
            on: "complaint_closed";
        } | {
            /** @enum {string} */
            on: "offer_made";
        } | {
            /** Format: int32 */
            at_most: number;
            /** @enum {string} */
            on: "low_satisfaction";
        } | {
            /** @enum {string} */
            on: "interaction_recorded";
        } | {
            /** @enum {string} */
            on: "segment_joined";
            segment: components["schemas"]["SegmentId"];
        } | {
            /** @enum {string} */
            on: "segment_left";
            segment: components["schemas"]["SegmentId"];
        } | {
            /** Format: int32 */
            days: number;
            fact: components["schemas"]["Fact"];
            /** @enum {string} */
            on: "days_after";
        };
        /** @description A published version of a rule. */
        RuleVersion: {
            definition: components["schemas"]["RuleDefinition"];
            /** Format: int32 */
            number: number;
            published_at: components["schemas"]["Timestamp"];
            published_by?: components["schemas"]["PersonRef"] | null;
            /** @description What it was published on. */
            rehearsal: components["schemas"]["RuleRehearsal"];
        };
        /** @description The version of the rule that the caller saw. */
        RuleVersionInput: {
            /** Format: int32 */
            version: number;
        };
        /** @description The versions of a rule. */
        RuleVersions: {
            items: components["schemas"]["RuleVersion"][];
        };
        /** @description One of the own people. */
        RuleWhom: {
            /** @enum {string} */
            who: "account_owner";
        } | {
            membership: components["schemas"]["MembershipId"];
            /** @enum {string} */
            who: "person";
        };
        /** @description The rules of a vendor. */
        Rules: {
            items: components["schemas"]["Rule"][];
        };
        /**
         * Format: uuid
         * @description A time that a rule fired, or was kept from it.
         */
        RunId: string;
        /**
         * @description What became of a rule and an event.
         * @enum {string}
         */
        RunOutcome: "done" | "over_budget" | "failed" | "looped";
        /** @description A step of the escalation ladder: who is called in, and how fast they react. */
        Rung: {
            customer: string[];
            name: components["schemas"]["RungName"];
            /**
             * Format: int64
             * @description Business minutes of the side that reacts.
             */
            react_minutes: number;
            vendor: string[];
        };
        /** @description A name in both languages. */
        RungName: {
            en: string;
            ru: string;
        };
        /** @description HTML that holds no script, no style and no foreign resource. Only [`render`] makes it. */
        SafeHtml: string;
        /** @description How satisfied the customer is, as both sides see it. */
        Satisfaction: {
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: components["schemas"]["PersonRef"] | null;
            asked_at?: components["schemas"]["Timestamp"] | null;
            comment?: string | null;
            may_answer: components["schemas"]["AftercareAction"];
            reason?: components["schemas"]["SatisfactionReason"] | null;
            /** @description Whether the vendor has published a review of the case. */
            review_published: boolean;
            /**
             * Format: int32
             * @description 1 (very dissatisfied) to 5 (very satisfied).
             */
            score?: number | null;
        };
        /** @description How it went. */
        SatisfactionAnswer: {
            comment?: string | null;
            reason?: components["schemas"]["SatisfactionReason"] | null;
            /**
             * Format: int32
             * @description 1 (very dissatisfied) to 5 (very satisfied).
             */
            score: number;
        };
        /** @description How satisfied customers are with the complaints that the caller sees as their vendor. */
        SatisfactionFigures: {
            /**
             * Format: int64
             * @description Cases in which the customer was asked, or answered unasked.
             */
            asked: number;
            /**
             * Format: int64
             * @description The mean of all scores, in hundredths: 425 is 4.25. Null without an answer.
             */
            average_hundredths?: number | null;
            by_reason: components["schemas"]["ReasonCount"][];
            by_score: components["schemas"]["ScoreCount"][];
            /**
             * Format: int64
             * @description Answers that the mean is taken over.
             */
            n: number;
        };
        /**
         * @description What decided how satisfied the customer is.
         * @enum {string}
         */
        SatisfactionReason: "speed" | "outcome" | "communication" | "fairness" | "other";
        /** @description The saved replies of an organisation, and the variables that they may name. */
        SavedReplies: {
            items: components["schemas"]["SavedReply"][];
            variables: string[];
        };
        /** @description Words for an answer, with variables. */
        SavedReply: {
            /** @description Markdown with variables: `{{number}}`, `{{title}}`, … */
            body: string;
            category?: components["schemas"]["Category"] | null;
            id: components["schemas"]["SavedReplyId"];
            locale?: components["schemas"]["Locale"] | null;
            name: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * Format: uuid
         * @description Words for an answer.
         */
        SavedReplyId: string;
        /** @description What changes of a saved reply; what is absent stays, `null` clears. */
        SavedReplyPatchInput: {
            /** @default null */
            body?: string | null;
            /** @default null */
            category?: components["schemas"]["Category"] | null;
            /** @default null */
            locale?: components["schemas"]["Locale"] | null;
            /** @default null */
            name?: string | null;
        };
        /** @description A named filter. */
        SavedView: {
            id: components["schemas"]["SavedViewId"];
            name: string;
            /** @description The list's parameters. */
            query: {
                [key: string]: string;
            };
        };
        /**
         * Format: uuid
         * @description A saved view.
         */
        SavedViewId: string;
        /**
         * @description How something is valued.
         * @enum {string}
         */
        Scale: "score" | "measured";
        /** @description So many said this. */
        ScoreCount: {
            /** Format: int64 */
            count: number;
            /** Format: int32 */
            score: number;
        };
        /** @description What was found. */
        SearchFound: {
            /** @description Complaints, newest first. */
            items: components["schemas"]["SearchHit"][];
            /** @description Projects, ideas, and what belongs to projects. */
            joint: components["schemas"]["JointHit"][];
        };
        /** @description A record with the text that was found. */
        SearchHit: {
            at: components["schemas"]["Timestamp"];
            counterpart: components["schemas"]["OrgRef"];
            /** @description `shared`, `private`, or the lane's id. */
            lane: string;
            record: components["schemas"]["RecordRef"];
            snippet: components["schemas"]["Segment"][];
            status: components["schemas"]["Status"];
            status_label: string;
        };
        /**
         * @description Which of their organisation's records members and observers see.
         * @enum {string}
         */
        Sees: "all" | "team" | "own";
        /** @description A piece of a snippet. The pieces in a row are the snippet; nothing in them is markup. */
        Segment: {
            /** @description Whether it is a word that was looked for. */
            hit: boolean;
            text: string;
        };
        /** @description A customer as its vendor names it. */
        SegmentAccount: {
            name: string;
            relationship_id: components["schemas"]["RelationshipId"];
        };
        /** @description When an account meets it. */
        SegmentCondition: {
            args: components["schemas"]["SegmentCondition"][];
            /** @enum {string} */
            op: "all";
        } | {
            args: components["schemas"]["SegmentCondition"][];
            /** @enum {string} */
            op: "any";
        } | {
            arg: components["schemas"]["SegmentCondition"];
            /** @enum {string} */
            op: "not";
        } | {
            fact: components["schemas"]["Fact"];
            /** @enum {string} */
            op: "known";
        } | {
            fact: components["schemas"]["Fact"];
            /** @enum {string} */
            op: "in";
            values: string[];
        } | {
            fact: components["schemas"]["Fact"];
            /** Format: int64 */
            number: number;
            /** @enum {string} */
            op: "at_least";
        } | {
            fact: components["schemas"]["Fact"];
            /** Format: int64 */
            number: number;
            /** @enum {string} */
            op: "at_most";
        } | {
            /** Format: int32 */
            days: number;
            fact: components["schemas"]["Fact"];
            /** @enum {string} */
            op: "within";
        } | {
            /** Format: int32 */
            days: number;
            fact: components["schemas"]["Fact"];
            /** @enum {string} */
            op: "before";
        };
        /** @description An account that a condition finds, with the facts that it asks for. */
        SegmentExample: {
            account: components["schemas"]["SegmentAccount"];
            facts: components["schemas"]["FactValue"][];
        };
        /**
         * Format: uuid
         * @description Customers that are spoken of together.
         */
        SegmentId: string;
        /**
         * @description How it is said who is in a segment.
         * @enum {string}
         */
        SegmentKind: "static" | "rule";
        /** @description Somebody who is in a segment. */
        SegmentMember: {
            account: components["schemas"]["SegmentAccount"];
            since: components["schemas"]["Timestamp"];
        };
        /** @description Who comes into a static segment and who leaves it. */
        SegmentMembersInput: {
            /**
             * @description 1000 at most.
             * @default []
             */
            add?: components["schemas"]["RelationshipId"][];
            /**
             * @description 1000 at most.
             * @default []
             */
            remove?: components["schemas"]["RelationshipId"][];
        };
        /** @description Somebody came or went. */
        SegmentMove: {
            account: components["schemas"]["SegmentAccount"];
            at: components["schemas"]["Timestamp"];
            id: components["schemas"]["MoveId"];
            /** @description False: it left. */
            joined: boolean;
            why: components["schemas"]["SegmentReason"];
        };
        /** @description What changes; what is absent stays. */
        SegmentPatchInput: {
            /**
             * @description Puts it away, or takes it back.
             * @default null
             */
            archived?: boolean | null;
            /** @default null */
            condition?: components["schemas"]["SegmentCondition"] | null;
            /** @default null */
            name?: string | null;
        };
        /** @description What a condition would find. */
        SegmentPreview: {
            /** Format: int64 */
            count: number;
            /** @description Ten at most, by name. */
            examples: components["schemas"]["SegmentExample"][];
            /**
             * Format: int64
             * @description Of so many accounts.
             */
            of: number;
        };
        /** @description What is tried. */
        SegmentPreviewInput: {
            condition: components["schemas"]["SegmentCondition"];
        };
        /** @description Why somebody came or went. */
        SegmentReason: {
            by?: components["schemas"]["PersonRef"] | null;
            /** @description The facts that the rule asks for, as they stood at that moment. */
            facts: components["schemas"]["FactValue"][];
        };
        /** @description A segment as it is named beside an account. */
        SegmentRef: {
            id: components["schemas"]["SegmentId"];
            name: string;
        };
        /** @description A time in a segment. */
        SegmentStay: {
            from: components["schemas"]["Timestamp"];
            segment: components["schemas"]["SegmentRef"];
            until?: components["schemas"]["Timestamp"] | null;
            why: components["schemas"]["SegmentReason"];
            why_left?: components["schemas"]["SegmentReason"] | null;
        };
        /** @description The segments of a vendor. */
        Segments: {
            items: components["schemas"]["Segment"][];
        };
        /** @description A mail to somebody of the own organisation, without its text and without its record. */
        SentMailView: {
            created_at: components["schemas"]["Timestamp"];
            event: string;
            id: components["schemas"]["MailId"];
            /** @default null */
            record?: unknown;
            sent_at?: components["schemas"]["Timestamp"] | null;
            state: string;
            /** @description Empty until it was first tried. */
            subject: string;
            to: string;
        };
        /**
         * Format: uuid
         * @description A sign-in that can be ended.
         */
        SessionId: string;
        /** @description A sign-in of one browser. */
        SessionView: {
            address: string;
            created_at: components["schemas"]["Timestamp"];
            /** @description The one that asks. */
            current: boolean;
            id: components["schemas"]["SessionId"];
            /** @description To about ten minutes. */
            last_seen_at: components["schemas"]["Timestamp"];
            user_agent: string;
        };
        /** @description What both sides agreed on. */
        Settlement: {
            commitments: components["schemas"]["Commitment"][];
            /** @description The sign-off's. */
            id: components["schemas"]["SignoffId"];
            offer_id: components["schemas"]["OfferId"];
            /** @description `settled_by_agreement` */
            outcome: string;
            settled_at: components["schemas"]["Timestamp"];
            sha256: string;
            signoff: components["schemas"]["Signoff"];
            terms: components["schemas"]["Term"][];
        };
        /**
         * @description How bad a complaint is; targets differ by it.
         * @enum {string}
         */
        Severity: "critical" | "major" | "moderate" | "minor";
        /** @description What both sides wrote for each other; for a mediator. */
        SharedPart: {
            activity_at: components["schemas"]["Timestamp"];
            category: components["schemas"]["Category"];
            /** Format: int64 */
            claimed_amount_minor?: number | null;
            created_at: components["schemas"]["Timestamp"];
            currency?: string | null;
            customer: components["schemas"]["OrgRef"];
            delivery_note?: string | null;
            description: string;
            description_html: string;
            detected_where?: string | null;
            lot?: string | null;
            occurred_on?: string | null;
            order_no?: string | null;
            product?: string | null;
            /** Format: int64 */
            quantity_affected?: number | null;
            /** Format: int64 */
            quantity_complained?: number | null;
            remedy_sought: components["schemas"]["Remedy"];
            serial_no?: string | null;
            severity: components["schemas"]["Severity"];
            status: components["schemas"]["Status"];
            status_label: string;
            submitted_at?: components["schemas"]["Timestamp"] | null;
            vendor: components["schemas"]["OrgRef"];
            /** Format: int32 */
            version: number;
        };
        /** @description A private message for the shared lane. */
        Sharing: {
            /** @description The text as approved in the preview; without it, the message as it is. */
            body?: components["schemas"]["OptText20000"];
        };
        /**
         * @description The side that an organisation takes in a relationship or a record.
         * @enum {string}
         */
        Side: "customer" | "vendor";
        /**
         * @description A side's word on a recommendation.
         * @enum {string}
         */
        SideAnswer: "accepted" | "rejected";
        /** @description What each side said about the recommendation. */
        SideAnswers: {
            customer?: components["schemas"]["SideAnswer"] | null;
            vendor?: components["schemas"]["SideAnswer"] | null;
        };
        /** @description The same of a side. */
        SideLine: {
            /** Format: int64 */
            held_seconds: number;
            /** Format: int64 */
            item_seconds: number;
            items: number;
            side: components["schemas"]["Side"];
        };
        /** @description The signed head of a lane. */
        SignedHead: {
            hash: string;
            /** @description `shared`, `private`, `caucus` or `named`. */
            kind: string;
            lane: string;
            /** Format: int64 */
            seq: number;
            signature: string;
        };
        /** @description The signed heads of the caller's lanes. */
        SignedHeads: {
            fingerprint: string;
            items: components["schemas"]["SignedHead"][];
        };
        /** @description Who is signed in now. */
        SignedIn: {
            next: components["schemas"]["NextStep"];
            person: components["schemas"]["SignedInPerson"];
        };
        SignedInPerson: {
            id: components["schemas"]["PersonId"];
            name: string;
        };
        /** @description A sign-off as both sides see it. */
        Signoff: {
            id: components["schemas"]["SignoffId"];
            interim: boolean;
            /** @description Lower-case hexadecimal. */
            sha256: string;
            slots: components["schemas"]["SignoffSlot"][];
            /** @description What changed, once it is stale. */
            stale_reason?: unknown;
            state: components["schemas"]["SignoffState"];
            /** Format: uuid */
            subject_id: string;
            subject_kind: components["schemas"]["SubjectKind"];
            subject_step: string;
            /** Format: int32 */
            subject_version: number;
        };
        /**
         * Format: uuid
         * @description A sign-off.
         */
        SignoffId: string;
        /** @description A slot as both sides see it. */
        SignoffSlot: {
            at?: components["schemas"]["Timestamp"] | null;
            by?: components["schemas"]["PersonRef"] | null;
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            reason?: string | null;
            role?: string | null;
            side: components["schemas"]["Side"];
            slot: string;
            /**
             * Format: int32
             * @description Voted once all of lower stages have.
             */
            stage: number;
            vote?: components["schemas"]["VoteWord"] | null;
        };
        /**
         * @description Where a sign-off stands.
         * @enum {string}
         */
        SignoffState: "open" | "complete" | "refused" | "stale";
        /** @description A complaint that may be about the same thing. */
        Similar: {
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["RecordId"];
            number: string;
            status: components["schemas"]["Status"];
            status_label: string;
            title: string;
        };
        /** @description An idea that may ask for the same. */
        SimilarIdea: {
            id: components["schemas"]["RecordId"];
            number: string;
            /** Format: int64 */
            organisations: number;
            /** Format: int64 */
            people: number;
            status: components["schemas"]["IdeaStatus"];
            title: string;
            /** @description Whether the caller has voted for it. */
            voted: boolean;
        };
        /** @description A short list. */
        SimilarIdeas: {
            items: components["schemas"]["SimilarIdea"][];
        };
        /** @description What is split off a complaint. */
        SplitInput: {
            /** @description Markdown. */
            description: string;
            /** @description Entries of the shared lane that are copied along with their attachments. */
            entry_ids?: components["schemas"]["EntryId"][];
            title: string;
        };
        /**
         * @description What a side says of a statement.
         * @enum {string}
         */
        Stance: "agreed" | "contested" | "unknown";
        /** @description What each side says. */
        Stances: {
            customer: components["schemas"]["Stance"];
            vendor: components["schemas"]["Stance"];
        };
        /** @description What callers asked for again and again in a year without getting it. */
        Standing: {
            as_of: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Topics below one of the two.
             */
            below: number;
            coverage: components["schemas"]["Coverage"];
            from: components["schemas"]["Timestamp"];
            items: components["schemas"]["UnmetDemand"][];
            /**
             * Format: int64
             * @description Listed from so many active months on.
             */
            least_months: number;
            /**
             * Format: int32
             * @description Listed from so many callers of 10,000 interactions on, by the exact lower bound.
             */
            least_rate: number;
            months: string[];
        };
        /** @description Statistics of the complaints that the caller may see. */
        Statistics: {
            by_category: components["schemas"]["CategoryCount"][];
            by_status: components["schemas"]["StatusCount"][];
            /**
             * Format: int64
             * @description From submitting to the vendor's first word; over those that have one.
             */
            median_first_response_seconds?: number | null;
            /**
             * Format: int64
             * @description Complaints counted in all.
             */
            n: number;
            /**
             * Format: int64
             * @description Complaints that the median is taken over.
             */
            n_first_response: number;
            opened_by_week: components["schemas"]["Week"][];
        };
        /**
         * @description Where a complaint stands; the closed vocabulary that all logic is built on.
         * @enum {string}
         */
        Status: "draft" | "submitted" | "acknowledged" | "in_assessment" | "awaiting_customer" | "awaiting_vendor" | "awaiting_third_party" | "resolution_proposed" | "disputed" | "resolved" | "rejected" | "closed" | "withdrawn";
        /** @description So many in one state. */
        StatusCount: {
            /** Format: int64 */
            count: number;
            label: string;
            status: components["schemas"]["Status"];
        };
        /**
         * @description A step of the report, by its standard name.
         * @enum {string}
         */
        Step: "d0" | "d1" | "d2" | "d3" | "d4" | "d5" | "d6" | "d7" | "d8";
        /**
         * @description What can be done with a step.
         * @enum {string}
         */
        StepAction: "submit" | "sign" | "refuse" | "reopen";
        /** @description What is done with a step. */
        StepActionInput: {
            reason?: components["schemas"]["Text4000"] | null;
            /** @description To sign or refuse: the hash of what was shown, lower-case hexadecimal. */
            sha256?: string | null;
            /**
             * Format: int32
             * @description Of the step.
             */
            version: number;
        };
        /**
         * @description Where a step stands.
         * @enum {string}
         */
        StepState: "empty" | "draft" | "submitted" | "signed" | "refused" | "stale";
        /**
         * @description How much somebody wants an idea, from the least to the most.
         * @enum {string}
         */
        Strength: "nice" | "important" | "critical";
        /** @description Which ideas, and how they are weighed. */
        StudyInput: {
            /** @description 4 to 30 for `maxdiff`, 1 to 30 for `kano`. */
            idea_ids: components["schemas"]["RecordId"][];
            kind: components["schemas"]["StudyKind"];
        };
        /**
         * @description How ideas are weighed.
         * @enum {string}
         */
        StudyKind: "maxdiff" | "kano";
        /**
         * @description What kinds of things are signed.
         * @enum {string}
         */
        SubjectKind: "settlement" | "agreement" | "report_step" | "minutes" | "gate" | "requirement_list" | "decision" | "document_version" | "cost_shares" | "survey_version";
        /** @description A survey. */
        Survey: {
            actions: components["schemas"]["SurveyActionState"][];
            anonymity?: components["schemas"]["Anonymity"] | null;
            closed_at?: components["schemas"]["Timestamp"] | null;
            created_at: components["schemas"]["Timestamp"];
            /** @description What the next version asks. */
            definition: components["schemas"]["SurveyDefinition"];
            estimate: components["schemas"]["SurveyEstimate"];
            figures: components["schemas"]["SurveyFigures"];
            /** @description What is wrong with it. */
            findings: components["schemas"]["SurveyFinding"][];
            id: components["schemas"]["RecordId"];
            /**
             * Format: int32
             * @description Fewest answers that a figure stands on.
             */
            k_min?: number | null;
            number: string;
            published_at?: components["schemas"]["Timestamp"] | null;
            /** @description In the answer to `remind`: how many were reminded, where it is told who answers. */
            reminded?: number | null;
            status: components["schemas"]["SurveyStatus"];
            thread_id: components["schemas"]["ThreadId"];
            title: string;
            together?: components["schemas"]["SurveyTogether"] | null;
            /** Format: int32 */
            version: number;
            versions: components["schemas"]["SurveyVersionRef"][];
        };
        /**
         * @description What can be done with a survey.
         * @enum {string}
         */
        SurveyAction: "edit" | "publish" | "invite" | "remind" | "close" | "approve" | "return";
        /** @description What is to be done with a survey. */
        SurveyActionBody: {
            anonymity?: components["schemas"]["Anonymity"] | null;
            /**
             * Format: int32
             * @description Of `publish`, the first time: fewest answers that a figure stands on; 5 unless told.
             */
            k_min?: number | null;
            /** @description Of `return`. */
            reason?: string | null;
            /** @description Of `approve` and `return`: the hash of what the caller was shown. */
            sha256?: string | null;
            /**
             * Format: int32
             * @description Of the survey as the caller has it.
             */
            version: number;
        };
        /** @description An action as the survey offers it. */
        SurveyActionState: {
            allowed: boolean;
            name: components["schemas"]["SurveyAction"];
            reason?: components["schemas"]["str"] | null;
        };
        /**
         * @description What the two owners agree on before anybody is asked. Of a mirror both sees are the same: figures
         *     are the gaps, `texts` says whether the words of each side are shown to both.
         */
        SurveyAgreement: {
            anonymity: components["schemas"]["Anonymity"];
            customer: components["schemas"]["SurveySees"];
            /** Format: int32 */
            k_min: number;
            vendor: components["schemas"]["SurveySees"];
        };
        /** @description What somebody answered. */
        SurveyAnswer: {
            /** @description None, don't know, refused; of "other" the text. */
            special: components["schemas"]["SurveySpecial"];
        } | {
            option: components["schemas"]["SurveyOptionId"];
        } | {
            other: string;
        } | {
            options: components["schemas"]["SurveyChosen"];
        } | {
            text: string;
        } | {
            number: components["schemas"]["SurveyNumber"];
        } | {
            /** Format: date */
            date: string;
        } | {
            flag: boolean;
        } | {
            /** Format: int32 */
            points: number;
        } | {
            /** @description Of a matrix: the column, `dont_know` or `refuse`, by row. */
            rows: {
                [key: string]: string;
            };
        } | {
            /** @description First to last. */
            order: components["schemas"]["SurveyOptionId"][];
        } | {
            shares: {
                [key: string]: number;
            };
        } | {
            file: components["schemas"]["SurveyGivenFile"];
        } | {
            tasks: components["schemas"]["SurveyMaxDiffTask"][];
        } | {
            pairs: {
                [key: string]: components["schemas"]["SurveyKanoPair"];
            };
        } | {
            picks: components["schemas"]["SurveyConjointTask"][];
        };
        /** @description What products differ in, and how. */
        SurveyAttribute: {
            id: components["schemas"]["SurveyOptionId"];
            levels: components["schemas"]["SurveyChoice"][];
            text: components["schemas"]["SurveyTexts"];
        };
        SurveyAttributeFigure: {
            id: components["schemas"]["SurveyOptionId"];
            /**
             * Format: double
             * @description Its range of worths in all ranges, from 0 to 1.
             */
            importance?: number | null;
            label: {
                [key: string]: string;
            };
            levels: components["schemas"]["SurveyLevelFigure"][];
        };
        /** @description Everybody who signs in for some customers, or for the own organisation. */
        SurveyAudienceInput: {
            /** @description The own people as well. */
            own?: boolean;
            /** @description Complaints and projects whose customers' people are asked, as far as they take part. */
            record_ids?: components["schemas"]["RecordId"][];
            relationship_ids?: components["schemas"]["RelationshipId"][];
            /** @description In these roles; in all if none is named. */
            roles?: components["schemas"]["Role"][];
            segment_id?: components["schemas"]["SegmentId"] | null;
            valid_until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description A question to keep. */
        SurveyBankInput: {
            question: components["schemas"]["SurveyQuestion"];
        };
        /** @description A question that is kept. */
        SurveyBankQuestion: {
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["BankId"];
            question: components["schemas"]["SurveyQuestion"];
        };
        /** @description Something that others can be broken down by or filtered by. */
        SurveyBreakdown: {
            codes: components["schemas"]["SurveyBreakdownCode"][];
            /** @description For `by`, and with `:code` for `filter`. */
            key: string;
            label: {
                [key: string]: string;
            };
            part?: components["schemas"]["SurveyOptionId"] | null;
            question: components["schemas"]["SurveyQuestionId"];
        };
        SurveyBreakdownCode: {
            code: string;
            label: {
                [key: string]: string;
            };
        };
        /** @description How many gave one answer. */
        SurveyCell: {
            /** @description Whether it is an answer: the shares are of those that are, where that number is known. */
            answer: boolean;
            /**
             * @description The option's id; `_not_answered`, `dont_know`, `refuse`, `none`, `other`; `yes`, `no`; a point;
             *     `detractors`, `passives`, `promoters`; a category of Kano's; `given`.
             */
            code: string;
            /** Format: int64 */
            count?: number | null;
            /** @description Empty where the code speaks for itself. */
            label: {
                [key: string]: string;
            };
            share?: components["schemas"]["SurveyValue"] | null;
        };
        /** @description An option, a row, a column, an item. */
        SurveyChoice: {
            id: components["schemas"]["SurveyOptionId"];
            text: components["schemas"]["SurveyTexts"];
        };
        /** @description What was chosen where several may be. */
        SurveyChosen: {
            options: components["schemas"]["SurveyOptionId"][];
            other?: string | null;
        };
        /** @description One of the two owners. */
        SurveyCoOwner: {
            /** @description Of a mirror: its people are done. */
            done: boolean;
            organisation: components["schemas"]["OrgRef"];
            side: components["schemas"]["Side"];
        };
        /** @enum {string} */
        SurveyComparison: "less" | "at_most" | "more" | "at_least";
        /** @description What levels of products are worth: a multinomial logit over all choices. */
        SurveyConjoint: {
            attributes: components["schemas"]["SurveyAttributeFigure"][];
            /** Format: int64 */
            choices: number;
            /**
             * @description Why there are no worths: `separated` (a level was always or never chosen), `not_identified`,
             *     `no_choices`.
             */
            lacks?: string | null;
            none?: components["schemas"]["SurveyValue"] | null;
            /**
             * Format: int64
             * @description Respondents whose choices it is made of.
             */
            people: number;
            /**
             * Format: double
             * @description McFadden's: 0 says no more than chance.
             */
            pseudo_r2?: number | null;
        };
        /** @description What was chosen. */
        SurveyConjointPicked: {
            /**
             * Format: int32
             * @description By its place, from 0.
             */
            product: number;
        } | "none";
        /** @description Products that were shown, each by its levels, and the one that was chosen. */
        SurveyConjointTask: {
            chosen?: components["schemas"]["SurveyConjointPicked"] | null;
            shown: string[][];
        };
        /** @description A cell of a crosstab. */
        SurveyCrossCell: {
            /** Format: int64 */
            count?: number | null;
            /**
             * @description Columns with a significantly smaller share: small from p < 0.05, large from p < 0.01, after
             *     Bonferroni.
             */
            letters: string;
            /**
             * Format: double
             * @description Of those in the column who answered.
             */
            share?: number | null;
        };
        SurveyCrossColumn: {
            answer: boolean;
            code: string;
            label: {
                [key: string]: string;
            };
            letter: string;
            /** Format: int64 */
            total?: number | null;
        };
        SurveyCrossRow: {
            answer: boolean;
            cells: components["schemas"]["SurveyCrossCell"][];
            code: string;
            label: {
                [key: string]: string;
            };
            /** Format: int64 */
            total?: number | null;
        };
        /** @description A question broken down by another. */
        SurveyCrosstab: {
            columns: components["schemas"]["SurveyCrossColumn"][];
            label: {
                [key: string]: string;
            };
            part?: components["schemas"]["SurveyOptionId"] | null;
            rows: components["schemas"]["SurveyCrossRow"][];
            test?: components["schemas"]["SurveyTest"] | null;
            /** Format: int64 */
            total?: number | null;
        };
        /** @description One version of a survey; frozen once it is published. */
        SurveyDefinition: {
            /** @description Who asks, why, and how long it takes. */
            about?: components["schemas"]["SurveyTexts"];
            /** @description The first is the one that it was written in. */
            languages: components["schemas"]["SurveyLanguage"][];
            pages: components["schemas"]["SurveyPage"][];
            /** @description What is said at the end. */
            thanks?: components["schemas"]["SurveyTexts"];
            title: components["schemas"]["SurveyTexts"];
            variables?: components["schemas"]["SurveyVariable"][];
        };
        /** @description A question, how many saw it and how many of them went no further. */
        SurveyDropOff: {
            /** Format: int64 */
            left?: number | null;
            /**
             * Format: double
             * @description Left here or before, of all who began.
             */
            lost?: number | null;
            question: components["schemas"]["SurveyQuestionId"];
            /**
             * Format: int64
             * @description Where who left before is withheld, so is this.
             */
            seen?: number | null;
            /**
             * Format: double
             * @description Left here of those who saw it.
             */
            share?: number | null;
        };
        /**
         * @description How an effort score is made: the two in use must not be mixed in a trend.
         * @enum {string}
         */
        SurveyEffortMeasure: "mean" | "top_box";
        /** @description Between the shortest and the longest way. */
        SurveyEstimate: {
            /** Format: int32 */
            minutes_from: number;
            /** Format: int32 */
            minutes_to: number;
        };
        /** @description How many were asked and how many have answered. */
        SurveyFigures: {
            /** @description Whether there is or was an open link: nobody knows then how many of how many answered. */
            by_link: boolean;
            /**
             * Format: int64
             * @description To the end. Where it is not shown who answered: in steps of `k_min` and one step behind while
             *     the survey is live; fewer than `k_min` are told as none.
             */
            completed: number;
            /**
             * Format: int64
             * @description By an invite of their own; whoever came by an open link was not asked. Where two own it: by
             *     the own side.
             */
            invited: number;
        };
        /** @description A file that somebody answered with. */
        SurveyFile: {
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["AnswerFileId"];
            media_type: string;
            name: string;
            /** @description The firm that they answer for. */
            organisation?: string | null;
            question: components["schemas"]["SurveyQuestionId"];
            /** @description Whose it is; null where the other of two owners asked them. */
            respondent?: string | null;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
        };
        /** @description The form, for the documentation. */
        SurveyFileForm: {
            /**
             * Format: binary
             * @description 10 MiB at most.
             */
            file: string;
        };
        /** @description Something that is wrong, or may be. */
        SurveyFinding: {
            /** @description The id, the language or the number that it is about. */
            about?: string | null;
            code: components["schemas"]["SurveyFindingCode"];
            /** @description Where: `pages[0].questions[2].kind.options[1].text.ru`. */
            path: string;
            /** @description Whether it must be mended before the survey is published. */
            stops: boolean;
        };
        /**
         * @description What can be wrong.
         * @enum {string}
         */
        SurveyFindingCode: "asks_who" | "bad_range" | "backward_jump" | "duplicate_id" | "empty_text" | "never_holds" | "long_survey" | "missing_translation" | "no_questions" | "not_offered" | "pipe_open" | "refers_forward" | "reserved_id" | "text_control" | "too_deep" | "too_few" | "too_long" | "too_many" | "unknown_language" | "unknown_option" | "unknown_page" | "unknown_question" | "unknown_variable" | "unreachable" | "variable_never_set" | "wrong_type";
        /** @description How far apart two sides are on one question. */
        SurveyGap: components["schemas"]["SurveyMetric"] & {
            first: components["schemas"]["SurveyGapValue"];
            /**
             * Format: double
             * @description First minus second.
             */
            gap: number;
            /** @description As the definition names it. */
            kind: string;
            /**
             * Format: double
             * @description Of z = gap/√(SE₁² + SE₂²); nothing where one has no error that is told, or neither has any.
             */
            p?: number | null;
            question: components["schemas"]["SurveyQuestionId"];
            second: components["schemas"]["SurveyGapValue"];
            text: {
                [key: string]: string;
            };
        };
        /** @description A score of one side. */
        SurveyGapValue: {
            /**
             * Format: double
             * @description Standard error and interval at 95 %; nothing where they would tell single answers.
             */
            error?: number | null;
            /** Format: double */
            high?: number | null;
            /** Format: double */
            low?: number | null;
            /**
             * Format: int64
             * @description How many it stands on, where that is told.
             */
            n?: number | null;
            /** Format: double */
            value: number;
        };
        /** @description A file by what is told of it. */
        SurveyGivenFile: {
            id: components["schemas"]["AnswerFileId"];
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
        };
        /** @description Something about a place in the file. */
        SurveyImportRemark: {
            about?: string | null;
            code: components["schemas"]["SurveyImportRemarkCode"];
            /** @description A cell (`survey!C12`) or a path (`pages[0].elements[2].visibleIf`). */
            place: string;
        };
        /**
         * @description Why something was refused or left out.
         * @enum {string}
         */
        SurveyImportRemarkCode: "blank_second_row" | "calculation" | "choice_filter" | "constraint" | "default" | "duplicate_choice" | "duplicate_column" | "duplicate_name" | "expression" | "finding" | "html" | "ignored" | "media" | "no_column" | "no_label" | "no_name" | "no_sheet" | "not_readable" | "too_large" | "unclosed_group" | "unknown_column" | "unknown_language" | "unknown_list" | "unknown_reference" | "unknown_type" | "unsupported_type";
        /** @description An invite as its survey's people see it. */
        SurveyInvite: {
            /** @description Whether its mail could not be delivered; null where `state` is. */
            bounced?: boolean | null;
            created_at: components["schemas"]["Timestamp"];
            email?: string | null;
            id: components["schemas"]["InviteId"];
            language?: string | null;
            mailed_at?: components["schemas"]["Timestamp"] | null;
            name?: string | null;
            /** @description Taken back; what was sent by it before stays. */
            revoked: boolean;
            state?: components["schemas"]["InviteState"] | null;
            valid_from?: components["schemas"]["Timestamp"] | null;
            valid_until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description Somebody to ask. */
        SurveyInviteInput: {
            email?: string | null;
            language?: components["schemas"]["SurveyLanguage"] | null;
            membership_id?: components["schemas"]["MembershipId"] | null;
            name?: string | null;
            relationship_id?: components["schemas"]["RelationshipId"] | null;
            valid_from?: components["schemas"]["Timestamp"] | null;
            valid_until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description An invite with its link, which is told once: whoever holds it answers. */
        SurveyInviteLink: {
            email?: string | null;
            id: components["schemas"]["InviteId"];
            name?: string | null;
            /**
             * @description `/s/…`; null where the portal alone hands the link on: whoever holds it answers, and sees
             *     whether it was used.
             */
            path?: string | null;
        };
        /** @description Invites with their links, told this once. */
        SurveyInviteLinks: {
            items: components["schemas"]["SurveyInviteLink"][];
        };
        /** @description Those to ask. */
        SurveyInvitesInput: {
            audience?: components["schemas"]["SurveyAudienceInput"] | null;
            invites?: components["schemas"]["SurveyInviteInput"][];
            /** @description Whether the portal mails the links; each then needs an address or a membership. */
            mail?: boolean;
        };
        /** @description A line of the list. */
        SurveyItem: {
            activity_at: components["schemas"]["Timestamp"];
            anonymity?: components["schemas"]["Anonymity"] | null;
            ball?: components["schemas"]["BallSide"] | null;
            closed_at?: components["schemas"]["Timestamp"] | null;
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["RecordId"];
            mirror: boolean;
            number: string;
            published_at?: components["schemas"]["Timestamp"] | null;
            status: components["schemas"]["SurveyStatus"];
            title: string;
            together_with?: components["schemas"]["OrgRef"] | null;
        };
        /** @description An item that was ranked, given points, or picked as best and worst. */
        SurveyItemFigure: {
            /**
             * Format: int64
             * @description How often it was best or first, and worst.
             */
            best?: number | null;
            figure?: components["schemas"]["SurveyValue"] | null;
            id: components["schemas"]["SurveyOptionId"];
            label: {
                [key: string]: string;
            };
            measure: components["schemas"]["SurveyItemMeasure"];
            /**
             * Format: int64
             * @description Respondents, or of MaxDiff showings, that it stands on.
             */
            n?: number | null;
            /** Format: int64 */
            worst?: number | null;
        };
        /**
         * @description What the value of an item is.
         * @enum {string}
         */
        SurveyItemMeasure: "mean_rank" | "mean_points" | "max_diff";
        /** @description A survey as SurveyJS has it. */
        SurveyJs: {
            /** @description What SurveyJS has no like of. */
            notes: components["schemas"]["SurveyImportRemark"][];
            /** @description SurveyJS JSON. */
            survey: Record<string, unknown>;
        };
        /** @description What the answers say about a feature. */
        SurveyKanoFigure: {
            /**
             * Format: double
             * @description (A + O)/(A + O + M + I) and −(O + M)/(A + O + M + I).
             */
            better?: number | null;
            /** @description The most frequent category, where what is shown settles it. */
            category?: string | null;
            /** @description The first is more frequent than the second by more than chance (Fong, 10 %). */
            distinct?: boolean | null;
            id: components["schemas"]["SurveyOptionId"];
            label: {
                [key: string]: string;
            };
            /** @description More than a tenth contradict themselves: word the question anew. */
            reword?: boolean | null;
            second?: string | null;
            /** @description The first two are equally frequent; M > O > A > I decided. */
            tied?: boolean | null;
            /** Format: double */
            worse?: number | null;
        };
        /** @description A feature, told as present and as missing. */
        SurveyKanoItem: {
            id: components["schemas"]["SurveyOptionId"];
            /** @description What the feature is called. */
            text: components["schemas"]["SurveyTexts"];
            /** @description "How do you feel if …?" */
            with: components["schemas"]["SurveyTexts"];
            /** @description "And if not?" */
            without: components["schemas"]["SurveyTexts"];
        };
        /**
         * @description The five answers of a Kano question.
         * @enum {string}
         */
        SurveyKanoLevel: "like" | "must_be" | "neutral" | "live_with" | "dislike";
        /** @description With the feature and without it. */
        SurveyKanoPair: {
            with?: components["schemas"]["SurveyKanoLevel"] | null;
            without?: components["schemas"]["SurveyKanoLevel"] | null;
        };
        /** @description A language of a survey: `en`, `ru`, `pt-BR`. */
        SurveyLanguage: string;
        SurveyLevelFigure: {
            chosen?: components["schemas"]["SurveyValue"] | null;
            id: components["schemas"]["SurveyOptionId"];
            label: {
                [key: string]: string;
            };
            worth?: components["schemas"]["SurveyValue"] | null;
        };
        /** @description Links and quotas of a survey. */
        SurveyLimits: {
            links: components["schemas"]["SurveyOpenLink"][];
            quotas: components["schemas"]["SurveyQuota"][];
        };
        /** @description A link that anybody may use. */
        SurveyLinkInput: {
            /**
             * Format: int32
             * @description How many answers it takes; as many as come unless told.
             */
            most?: number | null;
            /** @description Where it is handed out. */
            name: string;
            valid_until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description A value that is written down. */
        SurveyLiteral: {
            text: string;
        } | {
            number: components["schemas"]["SurveyNumber"];
        } | {
            flag: boolean;
        } | {
            /** Format: date */
            date: string;
        };
        /** @description What is known of one question. */
        SurveyMargin: {
            /** @description The key of a breakdown. */
            key: string;
            /** @description The share of each of its codes; together 1. */
            shares: {
                [key: string]: number;
            };
        };
        /** @description What is known of those who were to be asked. */
        SurveyMarginsInput: {
            /** @description One to four, each of another question. */
            margins: components["schemas"]["SurveyMargin"][];
        };
        /** @description What was shown and picked: without the shown set no score can be computed. */
        SurveyMaxDiffTask: {
            best?: components["schemas"]["SurveyOptionId"] | null;
            shown: components["schemas"]["SurveyOptionId"][];
            worst?: components["schemas"]["SurveyOptionId"] | null;
        };
        /** @description What a score is. */
        SurveyMetric: {
            /** @enum {string} */
            metric: "nps";
        } | {
            /** @enum {string} */
            metric: "top_share";
            /** Format: int32 */
            points: number;
            /** Format: int32 */
            top: number;
        } | {
            /** Format: int32 */
            from: number;
            /** @enum {string} */
            metric: "mean";
            /** Format: int32 */
            to: number;
        };
        /** @description Where two see the same thing differently. */
        SurveyMirror: {
            first: components["schemas"]["SurveyMirrorPart"];
            /** @description The widest for its scale first. */
            gaps: components["schemas"]["SurveyGap"][];
            /** @description Whether figures of fewer than `k_min` are withheld. */
            hides: boolean;
            /** Format: int64 */
            k_min?: number | null;
            released_at?: components["schemas"]["Timestamp"] | null;
            second: components["schemas"]["SurveyMirrorPart"];
            /** @description Of a mirror whose sides agreed to show each other what was written. */
            texts: components["schemas"]["SurveyMirrorTexts"][];
        };
        /** @description One of the two. */
        SurveyMirrorPart: {
            /**
             * Format: int64
             * @description How many have answered; `null` for fewer than `k_min`.
             */
            n?: number | null;
            /** @description Of the organisation, or of the survey where two are compared. */
            name: string;
            side?: components["schemas"]["Side"] | null;
            survey_id: components["schemas"]["RecordId"];
        };
        /** @description What the people of both sides wrote; `null` where they are fewer than `k_min`. */
        SurveyMirrorTexts: {
            first?: string[] | null;
            question: components["schemas"]["SurveyQuestionId"];
            second?: string[] | null;
            text: {
                [key: string]: string;
            };
        };
        /** @description A decimal number; a string in JSON, like `"12.5"`. */
        SurveyNumber: string;
        /** @description Numbers that were typed. */
        SurveyNumbers: {
            mean?: components["schemas"]["SurveyValue"] | null;
            /** Format: int64 */
            n: number;
            spread?: components["schemas"]["SurveySpread"] | null;
        };
        /** @description An open link as its survey's people see it. */
        SurveyOpenLink: {
            closed_at?: components["schemas"]["Timestamp"] | null;
            created_at: components["schemas"]["Timestamp"];
            full: boolean;
            id: components["schemas"]["LinkId"];
            /**
             * Format: int32
             * @description How many answers it takes; null: as many as come.
             */
            most?: number | null;
            name: string;
            /** @description `/s/…` */
            path: string;
            valid_until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description What is looked at. */
        SurveyOperand: {
            question: components["schemas"]["SurveyQuestionId"];
        } | {
            variable: components["schemas"]["SurveyVariableId"];
        };
        /** @description An option, row, column or item of a question; what means something else has another id. */
        SurveyOptionId: string;
        /** @description A score when answers from one organisation are alike. */
        SurveyOrganisationScore: {
            clustered?: components["schemas"]["SurveyValue"] | null;
            /**
             * Format: double
             * @description What that multiplies the variance by.
             */
            design_effect?: number | null;
            /**
             * Format: double
             * @description Intraclass correlation: how alike answers from one organisation are.
             */
            icc?: number | null;
            /**
             * Format: int64
             * @description With at least one answer.
             */
            organisations: number;
            weighted?: components["schemas"]["SurveyValue"] | null;
        };
        SurveyPage: {
            id: components["schemas"]["SurveyPageId"];
            /** @description In order; the first that leads elsewhere ends the list. */
            on_leave?: components["schemas"]["SurveyStep"][];
            questions: components["schemas"]["SurveyQuestion"][];
            title?: components["schemas"]["SurveyTexts"];
            visible_if?: components["schemas"]["SurveyRule"] | null;
        };
        /** @description A page of a survey. */
        SurveyPageId: string;
        /** @description A page of a draft. */
        SurveyPreview: {
            /** @description All answers so far; those to what is not shown are dropped. */
            answers: {
                [key: string]: components["schemas"]["SurveyAnswer"];
            };
            /** @description How many questions of the page these answers leave out. */
            hidden: number;
            /** @description The page as the answering page draws it. */
            html: string;
            /** @description Whether these answers lead to this page. */
            on_way: boolean;
            page?: components["schemas"]["SurveyPageId"] | null;
            /** @description The pages that these answers lead over. */
            path: components["schemas"]["SurveyPageId"][];
            sight: components["schemas"]["SurveyPreviewSight"];
            title: string;
        };
        /**
         * @description What somebody does with a page.
         * @enum {string}
         */
        SurveyPreviewGo: "next" | "back" | "send";
        /** @description Where somebody is in a draft. */
        SurveyPreviewInput: {
            /** @description All questions of the page, whatever their conditions say: for whoever writes it. */
            all?: boolean;
            /** @description As the last answer told them. */
            answers?: {
                [key: string]: components["schemas"]["SurveyAnswer"];
            };
            /** @description The form of the page, by the names of its fields. */
            fields?: {
                [key: string]: string[];
            };
            go?: components["schemas"]["SurveyPreviewGo"] | null;
            language?: components["schemas"]["SurveyLanguage"] | null;
            page?: components["schemas"]["SurveyPageId"] | null;
        };
        /**
         * @description What kind of page is seen.
         * @enum {string}
         */
        SurveyPreviewSight: "opening" | "page" | "last" | "sent" | "screened_out";
        SurveyQuestion: {
            hint?: components["schemas"]["SurveyTexts"];
            id: components["schemas"]["SurveyQuestionId"];
            kind: components["schemas"]["SurveyQuestionKind"];
            required?: boolean;
            required_if?: components["schemas"]["SurveyRule"] | null;
            special?: components["schemas"]["SurveySpecialChoice"][];
            text: components["schemas"]["SurveyTexts"];
            visible_if?: components["schemas"]["SurveyRule"] | null;
        };
        /** @description A question; keeps its id as long as it asks the same. */
        SurveyQuestionId: string;
        /** @description What a question asks for. */
        SurveyQuestionKind: {
            options: components["schemas"]["SurveyChoice"][];
            shuffle?: boolean;
            /** @enum {string} */
            type: "single";
        } | {
            /** Format: int32 */
            max?: number | null;
            /** Format: int32 */
            min?: number | null;
            options: components["schemas"]["SurveyChoice"][];
            shuffle?: boolean;
            /** @enum {string} */
            type: "multi";
        } | {
            options: components["schemas"]["SurveyChoice"][];
            /** @enum {string} */
            type: "dropdown";
        } | {
            /** Format: int32 */
            max_length?: number | null;
            /** @enum {string} */
            type: "short_text";
        } | {
            /** Format: int32 */
            max_length?: number | null;
            /** @enum {string} */
            type: "long_text";
        } | {
            /** Format: int32 */
            decimals?: number;
            max?: components["schemas"]["SurveyNumber"] | null;
            min?: components["schemas"]["SurveyNumber"] | null;
            /** @enum {string} */
            type: "number";
            unit?: components["schemas"]["SurveyTexts"];
        } | {
            /** Format: date */
            max?: string | null;
            /** Format: date */
            min?: string | null;
            /** @enum {string} */
            type: "date";
        } | {
            /** @enum {string} */
            type: "boolean";
        } | {
            /** Format: int32 */
            from: number;
            high?: components["schemas"]["SurveyTexts"];
            low?: components["schemas"]["SurveyTexts"];
            /** Format: int32 */
            to: number;
            /** @enum {string} */
            type: "scale";
        } | {
            /** @enum {string} */
            type: "nps";
        } | {
            /** Format: int32 */
            points?: number;
            /** Format: int32 */
            top?: number;
            /** @enum {string} */
            type: "csat";
        } | {
            measure: components["schemas"]["SurveyEffortMeasure"];
            /** @enum {string} */
            type: "ces";
        } | {
            columns: components["schemas"]["SurveyChoice"][];
            rows: components["schemas"]["SurveyChoice"][];
            /** @enum {string} */
            type: "matrix";
        } | {
            options: components["schemas"]["SurveyChoice"][];
            /**
             * Format: int32
             * @description Only so many are put in order.
             */
            top?: number | null;
            /** @enum {string} */
            type: "ranking";
        } | {
            options: components["schemas"]["SurveyChoice"][];
            /** Format: int64 */
            total: number;
            /** @enum {string} */
            type: "constant_sum";
        } | {
            /** @description Pictures alone are taken. */
            pictures?: boolean;
            /** @enum {string} */
            type: "file";
        } | {
            best: components["schemas"]["SurveyTexts"];
            items: components["schemas"]["SurveyChoice"][];
            /** Format: int32 */
            per_task: number;
            /** Format: int32 */
            tasks: number;
            /** @enum {string} */
            type: "maxdiff";
            worst: components["schemas"]["SurveyTexts"];
        } | {
            items: components["schemas"]["SurveyKanoItem"][];
            /** @enum {string} */
            type: "kano";
        } | {
            attributes: components["schemas"]["SurveyAttribute"][];
            /** @description Whether "none of these" is offered. */
            none?: boolean;
            /**
             * Format: int32
             * @description In each task.
             */
            products: number;
            /** Format: int32 */
            tasks: number;
            /** @enum {string} */
            type: "conjoint";
        } | {
            /** @enum {string} */
            type: "statement";
        } | {
            /** @enum {string} */
            type: "consent";
        };
        /** @description One question. */
        SurveyQuestionResult: {
            conjoint?: components["schemas"]["SurveyConjoint"] | null;
            id: components["schemas"]["SurveyQuestionId"];
            items: components["schemas"]["SurveyItemFigure"][];
            kano: components["schemas"]["SurveyKanoFigure"][];
            /** @description As the definition names it. */
            kind: string;
            numbers?: components["schemas"]["SurveyNumbers"] | null;
            scores: components["schemas"]["SurveyScore"][];
            tables: components["schemas"]["SurveyTable"][];
            text: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Texts that can be read with `?question=`.
             */
            texts?: number | null;
        };
        /** @description A quota as its survey's people see it. */
        SurveyQuota: {
            full: boolean;
            id: components["schemas"]["QuotaId"];
            /** Format: int32 */
            most: number;
            option?: string | null;
            /** @description Of one option of this question; null: of all answers, or of those by a link. */
            question?: string | null;
            /**
             * Format: int32
             * @description Null where it is not told who answers.
             */
            taken?: number | null;
        };
        /** @description How many answers are wanted. */
        SurveyQuotaInput: {
            /** Format: int32 */
            most: number;
            option?: components["schemas"]["SurveyOptionId"] | null;
            question?: components["schemas"]["SurveyQuestionId"] | null;
        };
        /** @description From where to where something must lie, given what is shown. */
        SurveyRange: {
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
        };
        /**
         * @description Response rates: shares from 0 to 1, `null` where there is nobody to divide by or where they would
         *     tell of fewer than `k_min`.
         */
        SurveyRates: {
            /** @description Whether there is or was an open link: there are no shares of those asked then. */
            by_link: boolean;
            /** Format: int64 */
            completed?: number | null;
            /**
             * Format: double
             * @description Completed of started.
             */
            completion_rate?: number | null;
            /** Format: double */
            con1?: number | null;
            /** Format: double */
            coop1?: number | null;
            /**
             * Format: double
             * @description Organisations with an answer of those asked.
             */
            coverage?: number | null;
            /** Format: int64 */
            delivered?: number | null;
            /**
             * Format: int64
             * @description By an invite of their own; whoever came by an open link is not among them.
             */
            invited: number;
            /** Format: int64 */
            organisations_answered?: number | null;
            /** Format: int64 */
            organisations_asked: number;
            /**
             * Format: double
             * @description Started of delivered.
             */
            participation_rate?: number | null;
            /** Format: double */
            ref1?: number | null;
            /** Format: int64 */
            refused?: number | null;
            /**
             * Format: double
             * @description Completed of delivered.
             */
            response_rate?: number | null;
            /**
             * Format: double
             * @description AAPOR, Standard Definitions (2023); everybody asked is taken as one who is meant.
             */
            rr1?: number | null;
            /** Format: double */
            rr2?: number | null;
            /** Format: double */
            rr5?: number | null;
            /** Format: double */
            rr6?: number | null;
            /** Format: int64 */
            screened_out?: number | null;
            /** Format: int64 */
            started?: number | null;
        };
        /** @description A survey that was read from a file; nothing is kept of it. */
        SurveyRead: {
            definition: components["schemas"]["SurveyDefinition"];
            /** @description What was left out. */
            notes: components["schemas"]["SurveyImportRemark"][];
        };
        /** @description The results of a survey. */
        SurveyResults: {
            /** @description What `by` and `filter` may name. */
            breakdowns: components["schemas"]["SurveyBreakdown"][];
            crosstabs: components["schemas"]["SurveyCrosstab"][];
            drop_off: components["schemas"]["SurveyDropOff"][];
            /** @description As it was asked for. */
            filter?: string | null;
            /** @description Whether counts below `k_min` are withheld. */
            hides: boolean;
            /** Format: int64 */
            k_min?: number | null;
            /**
             * Format: int64
             * @description How many responses the figures are of; `null` for fewer than `k_min`.
             */
            n?: number | null;
            /**
             * Format: int64
             * @description How many there were to ask: errors are corrected for it.
             */
            population?: number | null;
            questions: components["schemas"]["SurveyQuestionResult"][];
            rates: components["schemas"]["SurveyRates"];
            state: components["schemas"]["SurveyResultsState"];
            texts?: components["schemas"]["SurveyTextList"] | null;
            words: components["schemas"]["SurveySegmentWords"][];
        };
        /**
         * @description Whether more may come.
         * @enum {string}
         */
        SurveyResultsState: "live" | "closed";
        /** @description When something holds. */
        SurveyRule: {
            args: components["schemas"]["SurveyRule"][];
            /** @enum {string} */
            op: "and";
        } | {
            args: components["schemas"]["SurveyRule"][];
            /** @enum {string} */
            op: "or";
        } | {
            arg: components["schemas"]["SurveyRule"];
            /** @enum {string} */
            op: "not";
        } | {
            /** @enum {string} */
            op: "answered";
            question: components["schemas"]["SurveyQuestionId"];
        } | {
            /** @enum {string} */
            op: "in";
            options: components["schemas"]["SurveyOptionId"][];
            question: components["schemas"]["SurveyQuestionId"];
            row?: components["schemas"]["SurveyOptionId"] | null;
        } | {
            /** @enum {string} */
            op: "equals";
            to: components["schemas"]["SurveyLiteral"];
            value: components["schemas"]["SurveyOperand"];
        } | {
            is: components["schemas"]["SurveyComparison"];
            /** @enum {string} */
            op: "compare";
            than: components["schemas"]["SurveyLiteral"];
            value: components["schemas"]["SurveyOperand"];
        };
        /** @description A score. */
        SurveyScore: components["schemas"]["SurveyMetric"] & {
            /** @description Few answers: the interval comes from adjusted counts (Rocks 2016). */
            adjusted: boolean;
            between?: components["schemas"]["SurveyRange"] | null;
            /** @description Everybody answered: there is no error of sampling. */
            census: boolean;
            /**
             * Format: double
             * @description What the standard error was multiplied by for the size of the population; 1: not at all.
             */
            correction: number;
            figure?: components["schemas"]["SurveyValue"] | null;
            /**
             * Format: int64
             * @description How many it stands on.
             */
            n?: number | null;
            organisations?: components["schemas"]["SurveyOrganisationScore"] | null;
        };
        /** @description What an owner sees of the results. */
        SurveySees: {
            results: components["schemas"]["ResultsSeen"];
            /** @description Answers in words. */
            texts: boolean;
        };
        /** @description Words that one group uses more or less than the others. */
        SurveySegmentWords: {
            code: string;
            label: {
                [key: string]: string;
            };
            /** Format: int64 */
            others: number;
            /**
             * Format: int64
             * @description Texts of this group and of all others together.
             */
            texts: number;
            words: components["schemas"]["SurveyWordFigure"][];
        };
        SurveySetting: {
            value: components["schemas"]["SurveySource"];
            variable: components["schemas"]["SurveyVariableId"];
        };
        /** @description What a variable is set to. */
        SurveySource: {
            value: components["schemas"]["SurveyLiteral"];
        } | {
            of: components["schemas"]["SurveyOperand"];
        } | {
            /** @description Of numbers; what has no value counts as nothing. */
            sum: components["schemas"]["SurveyTerm"][];
        };
        /**
         * @description Answers that are none of the options, each a code of its own.
         * @enum {string}
         */
        SurveySpecial: "other" | "none" | "dont_know" | "refuse";
        /** @description A special answer that a question offers. */
        SurveySpecialChoice: {
            code: components["schemas"]["SurveySpecial"];
            /** @description In languages without a text, and all if there is none, the page has words of its own. */
            text?: components["schemas"]["SurveyTexts"];
        };
        SurveySpread: {
            lower_quartile: string;
            max: string;
            median: string;
            min: string;
            upper_quartile: string;
        };
        /**
         * @description Where a survey stands.
         * @enum {string}
         */
        SurveyStatus: "draft" | "live" | "closed";
        /** @description What happens when a page is left. */
        SurveyStep: {
            then: components["schemas"]["SurveyStepAction"];
            when?: components["schemas"]["SurveyRule"] | null;
        };
        SurveyStepAction: {
            /** @description To a later page; nobody is sent back. */
            goto: components["schemas"]["SurveyPageId"];
        } | {
            /** @description The survey is over, with these words. */
            screen_out: components["schemas"]["SurveyTexts"];
        } | {
            set: components["schemas"]["SurveySetting"];
        };
        /** @description One distribution. */
        SurveyTable: {
            /**
             * Format: int64
             * @description What the shares are of: those who answered, or all who took part where that is withheld.
             */
            base?: number | null;
            cells: components["schemas"]["SurveyCell"][];
            label: {
                [key: string]: string;
            };
            part?: components["schemas"]["SurveyOptionId"] | null;
            /** @description Each cell is an option that could be chosen beside others: shares do not sum up to one. */
            several: boolean;
        };
        /** @description A tag and how many texts have it. */
        SurveyTagCount: {
            /** Format: int64 */
            count: number;
            tag: string;
        };
        /** @description The tags of a text as they are now. */
        SurveyTags: {
            tags: string[];
        };
        /** @description What a text is called. */
        SurveyTagsInput: {
            question: components["schemas"]["SurveyQuestionId"];
            /** @description At most 10, of at most 40 characters and without commas; kept in small letters. */
            tags: string[];
            /** @description The key of a text, as results tell it. */
            text: string;
        };
        /** @description A survey to start from. */
        SurveyTemplate: {
            key: string;
            languages: components["schemas"]["SurveyLanguage"][];
            /** @description Whether both sides answer it about each other. */
            mirror: boolean;
            title: components["schemas"]["SurveyTexts"];
            /** @description When to take it. */
            use_for: components["schemas"]["SurveyTexts"];
        };
        /** @description A short list. */
        SurveyTemplates: {
            items: components["schemas"]["SurveyTemplate"][];
        };
        /** @description A part of a sum. */
        SurveyTerm: {
            number: components["schemas"]["SurveyNumber"];
        } | {
            of: components["schemas"]["SurveyOperand"];
        };
        /** @description A test of whether two questions hang together. */
        SurveyTest: {
            /** Format: double */
            chi_square: number;
            /** Format: double */
            cramers_v: number;
            /** @description More than a fifth of the cells are expected under 5. */
            doubtful: boolean;
            /**
             * Format: double
             * @description Fisher's, for two by two when chi-square is in doubt.
             */
            exact_p?: number | null;
            /** Format: int64 */
            freedom: number;
            /**
             * Format: int64
             * @description Those who answered both.
             */
            n: number;
            /** Format: double */
            p: number;
        };
        /** @description A text. */
        SurveyTextItem: {
            /** @description To tag it by: SHA-256 of the text, in hex. */
            key: string;
            tags: string[];
            text: string;
        };
        /** @description Texts, in an order that says nothing. */
        SurveyTextList: {
            /** Format: int64 */
            found: number;
            /** @description At most 500. */
            items: components["schemas"]["SurveyTextItem"][];
            /** @description Tags of all texts that may be read, whatever is searched for. */
            tags: components["schemas"]["SurveyTagCount"][];
        };
        /** @description One text in each language. Plain text: whoever draws it escapes it. */
        SurveyTexts: {
            [key: string]: string;
        };
        /** @description A survey that the caller is asked to answer. */
        SurveyToAnswer: {
            anonymity: components["schemas"]["Anonymity"];
            asked_at: components["schemas"]["Timestamp"];
            /** @description Who asks. */
            asker: components["schemas"]["OrgRef"];
            id: components["schemas"]["RecordId"];
            /**
             * Format: int32
             * @description The longest way through.
             */
            minutes: number;
            /** @description The caller's own link: `/s/…`; null for an API token that only reads. */
            path?: string | null;
            title: string;
            together_with?: components["schemas"]["OrgRef"] | null;
            valid_until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description What a survey with two owners has beside its questions. */
        SurveyTogether: {
            agreement: components["schemas"]["SurveyAgreement"];
            /** @description Both have signed that. */
            approved: boolean;
            ball?: components["schemas"]["BallSide"] | null;
            ball_since?: components["schemas"]["Timestamp"] | null;
            /** @description Whether it is told how many have answered; where it is not, `figures.completed` is 0. */
            counts_told: boolean;
            /** @description Published with it once, and fixed from then on. */
            fixed: boolean;
            /** @description Both sides answer about each other; the gaps are all that is told. */
            mirror: boolean;
            /** @description The vendor first. */
            owners: components["schemas"]["SurveyCoOwner"][];
            relationship_id: components["schemas"]["RelationshipId"];
            released_at?: components["schemas"]["Timestamp"] | null;
            /** @description What the side of whoever looks sees by it. */
            sees: components["schemas"]["SurveySees"];
            /** @description Of what both sign: the questions and the agreement as they are written now. */
            sha256: string;
            /** @description Of whoever looks. */
            side: components["schemas"]["Side"];
            /** @description All signatures and refusals, oldest first; those of earlier versions as well. */
            signoffs: components["schemas"]["Signoff"][];
            standing?: components["schemas"]["Signoff"] | null;
            started_by: components["schemas"]["Side"];
        };
        /** @description With whom a survey is begun. */
        SurveyTogetherInput: {
            /** @description Both sides answer about each other; the gaps are shown to both at once. */
            mirror?: boolean;
            /** @description With a customer, or with the vendor. */
            relationship_id: components["schemas"]["RelationshipId"];
        };
        /** @description Scores over the waves of a survey. */
        SurveyTrend: {
            lines: components["schemas"]["SurveyTrendLine"][];
            /** @description The oldest first; those alone that the caller sees, at most the newest 12. */
            waves: components["schemas"]["SurveyWave"][];
        };
        /** @description What changed from one wave to another. */
        SurveyTrendChange: {
            /** Format: double */
            by: number;
            /**
             * Format: double
             * @description Of shares with the pooled share, of means by Welch, of promoter scores by their errors; null
             *     where everybody answered or nothing varies, and there is nothing to test.
             */
            p?: number | null;
            /** Format: int32 */
            since: number;
            /** @description p is below 0.05. */
            sure: boolean;
        };
        /** @description One score over the waves. */
        SurveyTrendLine: components["schemas"]["SurveyMetric"] & {
            /** @description As the definition names it. */
            kind: string;
            question: components["schemas"]["SurveyQuestionId"];
            /** @description As the newest wave that asks it words it. */
            text: {
                [key: string]: string;
            };
            trend?: components["schemas"]["SurveyTrendTest"] | null;
            /** @description The oldest wave first; those alone that have the score. Not called points: a metric has such. */
            values: components["schemas"]["SurveyTrendPoint"][];
        };
        /** @description A score in one wave. */
        SurveyTrendPoint: {
            between?: components["schemas"]["SurveyRange"] | null;
            /** @description Everybody was asked and answered: there is no error of sampling. */
            census: boolean;
            change?: components["schemas"]["SurveyTrendChange"] | null;
            figure?: components["schemas"]["SurveyValue"] | null;
            /** Format: int64 */
            n?: number | null;
            /** Format: int32 */
            wave: number;
        };
        /** @description Whether a score rises or falls over all waves. */
        SurveyTrendTest: {
            /**
             * Format: double
             * @description Cochran and Armitage for shares, least squares over all answers for means.
             */
            p: number;
            rises: boolean;
            sure: boolean;
        };
        /** @description A figure with what it may be off by: an interval at 95 %. */
        SurveyValue: {
            /**
             * Format: double
             * @description Standard error.
             */
            error: number;
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
            /** Format: double */
            value: number;
        };
        /** @description Something that is remembered beside the answers. */
        SurveyVariable: {
            id: components["schemas"]["SurveyVariableId"];
            /** @description What it is until a page sets it; says of what sort it is, too. */
            initial: components["schemas"]["SurveyLiteral"];
        };
        /** @description Something that a survey remembers beside the answers. */
        SurveyVariableId: string;
        /** @description What a version asks, as it was published. */
        SurveyVersion: {
            definition: components["schemas"]["SurveyDefinition"];
            /** Format: int32 */
            number: number;
            published_at: components["schemas"]["Timestamp"];
            /** @description Of its canonical JSON (RFC 8785). */
            sha256: string;
        };
        /** @description A published version, without what it asks. */
        SurveyVersionRef: {
            /** Format: int32 */
            number: number;
            published_at: components["schemas"]["Timestamp"];
            sha256: string;
        };
        /** @description One wave. */
        SurveyWave: {
            closed_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description How many responses there are; null for a draft, and for fewer than may be told of.
             */
            n?: number | null;
            /**
             * Format: int32
             * @description 1 for the first.
             */
            number: number;
            status: components["schemas"]["SurveyStatus"];
            survey: components["schemas"]["RecordRef"];
        };
        /** @description Nothing is needed. */
        SurveyWaveInput: Record<string, unknown>;
        /** @description Weighted results beside the plain ones. */
        SurveyWeighted: {
            /**
             * Format: double
             * @description What the weights multiply the variance of a mean by.
             */
            effect: number;
            /**
             * Format: double
             * @description So many equal answers would be worth as much (Kish).
             */
            effective_n: number;
            /**
             * Format: int64
             * @description Those in no group that has a share.
             */
            left_out: number;
            /**
             * Format: int64
             * @description Responses that have a weight.
             */
            n: number;
            scores: components["schemas"]["SurveyWeightedScore"][];
            tables: components["schemas"]["SurveyWeightedTable"][];
        };
        /** @description A share before and after. */
        SurveyWeightedCell: {
            code: string;
            label: {
                [key: string]: string;
            };
            /** Format: double */
            plain: number;
            /** @description With Wilson's interval from the effective number of answers. */
            weighted: components["schemas"]["SurveyValue"];
        };
        SurveyWeightedScore: components["schemas"]["SurveyMetric"] & {
            /** Format: int64 */
            n: number;
            /** Format: double */
            plain: number;
            question: components["schemas"]["SurveyQuestionId"];
            weighted?: components["schemas"]["SurveyValue"] | null;
        };
        SurveyWeightedTable: {
            cells: components["schemas"]["SurveyWeightedCell"][];
            label: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Those who answered it.
             */
            n: number;
            part?: components["schemas"]["SurveyOptionId"] | null;
            question: components["schemas"]["SurveyQuestionId"];
        };
        SurveyWordFigure: {
            /**
             * Format: int64
             * @description Texts with the word, in the group and elsewhere.
             */
            count: number;
            /** Format: int64 */
            elsewhere: number;
            /**
             * Format: double
             * @description After Bonferroni over all words compared.
             */
            p: number;
            /**
             * Format: double
             * @description Dunning's log-likelihood ratio, negative when the group uses the word less.
             */
            signed_g2: number;
            word: string;
        };
        /** @description Surveys that the caller is asked to answer. */
        SurveysToAnswer: {
            items: components["schemas"]["SurveyToAnswer"][];
        };
        /** @description Proposals to be taken over. */
        TakeInput: {
            /** @description As the proposals name them. */
            subjects: string[];
        };
        /**
         * @description How a measured value stands to its target.
         * @enum {string}
         */
        TargetComparison: "at_least" | "at_most" | "equal";
        /** @description The vendor's targets, in minutes of the vendor's business time. */
        Targets: {
            first_response: components["schemas"]["BySeverity"];
            next_response: components["schemas"]["BySeverity"];
            periodic_update: components["schemas"]["BySeverity"];
            resolution: components["schemas"]["BySeverity"];
        };
        /** @description A task as those see it who may. */
        Task: {
            actions: components["schemas"]["TaskActionState"][];
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonRef"] | null;
            done_at?: components["schemas"]["Timestamp"] | null;
            done_by?: components["schemas"]["PersonRef"] | null;
            due_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["TaskId"];
            /** @description Whether the caller's organisation made it. */
            mine: boolean;
            /** @description Its day is over and it is not done. */
            overdue: boolean;
            owner?: components["schemas"]["PersonRef"] | null;
            /** Format: int32 */
            position: number;
            record?: components["schemas"]["RecordRef"] | null;
            /** @description Whether both sides see it. */
            shared: boolean;
            text: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What can be done with a task.
         * @enum {string}
         */
        TaskAction: "check" | "arrange" | "reword" | "remove";
        /** @description An action as a task offers it. */
        TaskActionState: {
            allowed: boolean;
            name: components["schemas"]["TaskAction"];
            /** @description `wrong_side`, `role_too_low`. */
            reason?: string | null;
        };
        /**
         * Format: uuid
         * @description A task on a record.
         */
        TaskId: string;
        /**
         * @description Which of them, each list in its own order.
         * @enum {string}
         */
        TaskList: "due" | "overdue" | "undated" | "done";
        /**
         * @description Whose tasks are asked for.
         * @enum {string}
         */
        TaskOwner: "me" | "us";
        /** @description What changes of a task; what is absent stays, `null` clears. */
        TaskPatchInput: {
            /** @default null */
            done?: boolean | null;
            /**
             * @description `YYYY-MM-DD`
             * @default null
             */
            due_on?: string | null;
            /** @default null */
            owner_membership_id?: string | null;
            /**
             * Format: int32
             * @default null
             */
            position?: number | null;
            /** @default null */
            text?: string | null;
        };
        /** @description Tasks of a record. */
        Tasks: {
            items: components["schemas"]["Task"][];
        };
        /** @description Who joins those who look after a customer. */
        TeamInput: {
            membership_id: components["schemas"]["MembershipId"];
            /** @description `deputy` or `expert`; the owner is changed with the account. */
            role: components["schemas"]["TeamRole"];
        };
        /** @description Somebody's time with a customer. */
        TeamMember: {
            person: components["schemas"]["PersonRef"];
            role: components["schemas"]["TeamRole"];
            since: components["schemas"]["Timestamp"];
            until?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @description As what somebody looks after a customer.
         * @enum {string}
         */
        TeamRole: "owner" | "deputy" | "expert";
        /** @description One term of an offer, as it is sent, stored, hashed and shown. */
        Term: {
            /**
             * Format: int64
             * @description Minor units of `currency`.
             */
            amount_minor?: number | null;
            /** @description The side that gives it. */
            by: components["schemas"]["Side"];
            conditions?: string | null;
            /** @description ISO 4217 */
            currency?: string | null;
            /** @description `YYYY-MM-DD` */
            due_on?: string | null;
            kind: components["schemas"]["TermKind"];
            /** Format: int64 */
            quantity?: number | null;
            return_required?: boolean;
        };
        /** @description What differs between an offer and the one that it supersedes. */
        TermChange: {
            /** @description `term` for a term that was added (`from` is null) or is gone (`to` is null). */
            field: string;
            from: unknown;
            /** @description Position among the new terms; among the old ones for a term that is gone. */
            term: number;
            to: unknown;
        };
        /**
         * @description What a term gives.
         * @enum {string}
         */
        TermKind: "refund" | "credit" | "replacement" | "repair" | "price_reduction" | "return" | "cost_sharing" | "goodwill" | "explanation" | "process_change" | "no_remedy";
        Text100: string;
        Text120: string;
        Text200: string;
        Text20000: string;
        Text254: string;
        Text4000: string;
        Text64: string;
        /**
         * @description Colours of the interface.
         * @enum {string}
         */
        Theme: "system" | "light" | "dark";
        /** @description Whom the caller's side asked; for a third party, itself. */
        ThirdParties: {
            /** @description The newest first. */
            items: components["schemas"]["ThirdParty"][];
            may_invite: components["schemas"]["LadderAction"];
        };
        /** @description Somebody who was asked, in the lane that names them. */
        ThirdParty: {
            /** @description `end` and `invite` (once more) for the asking side, `leave` for the third party. */
            actions: components["schemas"]["LadderAction"][];
            asked_at: components["schemas"]["Timestamp"];
            asked_by?: components["schemas"]["PersonRef"] | null;
            /** @description The side that asked. */
            asked_for: components["schemas"]["OrgRef"];
            /** @description For the asking side. */
            email?: string | null;
            ended_at?: components["schemas"]["Timestamp"] | null;
            ended_by?: components["schemas"]["EndedBy"] | null;
            lane_id: components["schemas"]["LaneId"];
            name: string;
            organisation: components["schemas"]["OrgRef"];
            role: components["schemas"]["ThirdRole"];
            state: components["schemas"]["ThirdState"];
            topic?: string | null;
            until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description Whom a side asks, and about what. */
        ThirdPartyBody: {
            email: string;
            name: string;
            organisation: string;
            role: components["schemas"]["ThirdRole"];
            topic: string;
            /** @description The last day of their time, `YYYY-MM-DD`; without it, until somebody ends it. */
            until_on?: string | null;
        };
        /**
         * @description As what somebody is asked.
         * @enum {string}
         */
        ThirdRole: "expert" | "carrier" | "insurer" | "other";
        /**
         * @description Where a third party stands.
         * @enum {string}
         */
        ThirdState: "invited" | "present" | "ended";
        /**
         * @description Who reads a thread.
         * @enum {string}
         */
        ThreadAudience: "shared" | "private";
        /**
         * Format: uuid
         * @description A timeline of a record.
         */
        ThreadId: string;
        /** @description Something that happened with a customer: a record at its latest activity, or an interaction. */
        TimelineItem: {
            at: components["schemas"]["Timestamp"];
            /** Format: uuid */
            id: string;
            interaction?: components["schemas"]["Interaction"] | null;
            matter?: components["schemas"]["Matter"] | null;
        };
        /**
         * Format: date-time
         * @description A moment: UTC, cut to microseconds. JSON form: RFC 3339 with `Z`.
         */
        Timestamp: string;
        /** @description How an order, or a line, stands to what was promised, as of now. */
        Timing: {
            /**
             * Format: int64
             * @description Days after the promise, begun ones included; 0 unless late or overdue.
             */
            days: number;
            state: components["schemas"]["LateState"];
        };
        /**
         * @description What an API token may do.
         * @enum {string}
         */
        TokenScope: "read" | "write";
        /** @description A topic of the pick list. */
        Topic: {
            category?: components["schemas"]["CategoryRef"] | null;
            id: components["schemas"]["TopicId"];
            name: string;
            /** @description By its category, today. */
            range: components["schemas"]["ItemRange"];
            /** Format: int32 */
            version: number;
        };
        /** @description The categories of topics. */
        TopicCategories: {
            items: components["schemas"]["TopicCategory"][];
        };
        /** @description A category as its vendor sees it. */
        TopicCategory: {
            id: components["schemas"]["CategoryId"];
            name: string;
            /** @description Whether the firm sells it: what is sold is the firm's profile. */
            sold: boolean;
            sold_since?: components["schemas"]["Timestamp"] | null;
            /** Format: int32 */
            version: number;
        };
        /** @description What changes of a category; what is absent stays. */
        TopicCategoryPatchInput: {
            /** @default null */
            name?: string | null;
            /** @default null */
            sold?: boolean | null;
            /** @default null */
            sold_since?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * Format: uuid
         * @description What is asked for, on a vendor's pick list.
         */
        TopicId: string;
        /** @description What changes of a topic; what is absent stays, `null` clears. */
        TopicPatchInput: {
            /** @default null */
            category_id?: string | null;
            /** @default null */
            name?: string | null;
        };
        /** @description A topic as it is named beside what was asked for. */
        TopicRef: {
            id: components["schemas"]["TopicId"];
            name: string;
        };
        /** @description The pick list. */
        Topics: {
            items: components["schemas"]["Topic"][];
        };
        /**
         * Format: uuid
         * @description A link of a requirement to where it comes from or what shows that it is met.
         */
        TraceId: string;
        /**
         * @description Where the matter is going.
         * @enum {string}
         */
        Trend: "improving" | "same" | "worsening";
        /** @description A topic that callers asked for in vain. */
        UnmetDemand: {
            demand: components["schemas"]["OffProfileDemand"];
            /** @description Whether the firm sells it. */
            range: components["schemas"]["ItemRange"];
            /** Format: int64 */
            referred: number;
            /**
             * Format: int64
             * @description Of the requests: refused, and sent to somebody else.
             */
            refused: number;
        };
        /**
         * @description Why a request was not met.
         * @enum {string}
         */
        UnmetReason: "not_sold" | "out_of_stock" | "price" | "lead_time" | "quantity" | "other";
        /** @description Somebody who asked and cannot be invited. */
        Unreachable: {
            account?: components["schemas"]["AccountRef"] | null;
            /** @description As they are called; null: nobody knows. */
            caller?: string | null;
            /** Format: int64 */
            calls: number;
            /** @description Number or address. */
            party?: string | null;
        };
        /** @description What is to change; what is absent stays. */
        UpdateOrganisation: {
            locale?: components["schemas"]["Locale"] | null;
            name?: components["schemas"]["Text200"] | null;
            office_hours?: components["schemas"]["OfficeHours"] | null;
            sees?: components["schemas"]["Sees"] | null;
            setup_done?: boolean | null;
            time_zone?: components["schemas"]["Text64"] | null;
        };
        /** @description What is to change; what is absent stays, `null` clears. */
        UpdatePerson: {
            role?: components["schemas"]["Role"] | null;
            status?: components["schemas"]["MembershipStatus"] | null;
            team?: components["schemas"]["OptText60"] | null;
            title?: components["schemas"]["OptText120"] | null;
        };
        /** @description What is to change; what is absent stays, `null` clears. */
        UpdateRelationship: {
            customer_number?: components["schemas"]["OptText60"] | null;
            name?: components["schemas"]["Text200"] | null;
            owner_membership_id?: components["schemas"]["MembershipId"] | null;
            segment?: components["schemas"]["OptText60"] | null;
            tier?: components["schemas"]["OptText60"] | null;
        };
        /** @description The form of an upload, for the documentation. */
        UploadForm: {
            /**
             * Format: binary
             * @description 25 MiB at most.
             */
            file: string;
        };
        /** @description What a customer is worth for good, if customers stay as they have stayed. */
        ValueRange: {
            /** Format: int64 */
            high_minor?: number | null;
            /** Format: int64 */
            low_minor?: number | null;
            /** Format: int64 */
            value_minor?: number | null;
        };
        /**
         * @description What is decided at a gate.
         * @enum {string}
         */
        Verdict: "go" | "conditional_go" | "hold" | "recycle" | "kill";
        /** @description Whether a verdict can be put up now. */
        VerdictState: {
            allowed: boolean;
            /**
             * @description `deliverables_open`, `criteria_not_met`, `score_too_low`, `earlier_gate_open`,
             *     `conditions_missed`.
             */
            reason?: string | null;
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * @description How it is shown that a requirement is met.
         * @enum {string}
         */
        VerificationMethod: "analysis" | "inspection" | "demonstration" | "test";
        /** @description A version in a line of a list. */
        VersionBrief: {
            at: components["schemas"]["Timestamp"];
            file: components["schemas"]["FileRef"];
            id: components["schemas"]["VersionId"];
            /** Format: int32 */
            number: number;
            state: components["schemas"]["VersionState"];
        };
        /**
         * Format: uuid
         * @description A version of a document.
         */
        VersionId: string;
        /**
         * @description Where a version stands.
         * @enum {string}
         */
        VersionState: "draft" | "released" | "obsolete";
        /** @description A new view. */
        ViewInput: {
            name: string;
            query: Record<string, unknown>;
        };
        /** @description What to change of a view. */
        ViewPatch: {
            name?: string | null;
            query?: Record<string, unknown> | null;
        };
        /**
         * Format: uuid
         * @description What one person, or the vendor on an organisation's behalf, would commit to an idea.
         */
        VoteId: string;
        /**
         * @description What somebody said in a slot.
         * @enum {string}
         */
        VoteWord: "signed" | "refused" | "abstained";
        /** @description Opened and closed in one ISO week. */
        Week: {
            /** Format: int64 */
            closed: number;
            /** Format: int64 */
            opened: number;
            /** @description `2026-W48`. */
            week: string;
        };
        /** @description The smallest change of a weight that puts another option first, the others scaled in proportion. */
        WeightFlip: {
            criterion_id: components["schemas"]["CriterionId"];
            /**
             * Format: double
             * @description Its share now, in per cent.
             */
            from: number;
            /**
             * Format: double
             * @description Beyond which share another is first; null: no weight would.
             */
            to?: number | null;
            winner?: components["schemas"]["OptionId"] | null;
        };
        /** @description The share of a criterion in all weights. */
        WeightShare: {
            criterion_id: components["schemas"]["CriterionId"];
            /** Format: double */
            share: number;
        };
        /** @description Which of the caller's two drafts. */
        WhichLane: {
            /** @description `shared`, `private`, or a lane's id. */
            lane: string;
        };
        /**
         * @description Whose move it is.
         * @enum {string}
         */
        WhoseMove: "mine" | "theirs";
        /**
         * @description Why nothing is said of changes.
         * @enum {string}
         */
        WithheldReason: "low_coverage" | "short_log";
        /** @description What words of callers are. */
        WordsInput: {
            topic_id?: components["schemas"]["TopicId"] | null;
            words: string;
        };
        str: string;
        /** @enum {string} */
        ParetoMeasure: "complainants" | "severity" | "cost";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_accounts: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number;
                cursor?: string;
                status?: components["schemas"]["AccountStatus"];
                tier?: string;
                /** @description Whoever looks after it. */
                owner?: string;
                /** @description Part of a name, of the tax number or of the customer number. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Account"];
                };
            };
        };
    };
    get_accounts_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetails"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_accounts_id: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetails"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_accounts_id_brief: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brief"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_accounts_id_figures: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFigures"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_accounts_id_orders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the relationship. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOrders"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_accounts_id_overview: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_accounts_id_people: {
        parameters: {
            query?: {
                /** @description `YYYY-MM-DD`; today unless told. */
                as_of?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPeople"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_accounts_id_segments: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSegments"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_accounts_id_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetails"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_accounts_id_team_membership_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_accounts_id_timeline: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TimelineItem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_activities: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number;
                cursor?: string;
                /** @description First day, `YYYY-MM-DD`: what ends before it is left out. */
                from?: string;
                /** @description Last day, `YYYY-MM-DD`: what begins after it is left out. */
                until?: string;
                /** @description A membership, or `me`. */
                assignee?: string;
                relationship_id?: string;
                contact_id?: string;
                status?: components["schemas"]["ActivityStatus"];
                kind?: components["schemas"]["ActivityKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Activity"];
                };
            };
        };
    };
    post_activities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewActivity"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_activities_neglected: {
        parameters: {
            query?: {
                /** @description A membership, or `me`: customers whom they look after, activities that are theirs. */
                owner?: string;
                /** @description Also those whom a plan makes due within so many days: 0 to 60. */
                ahead_days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeglectedList"];
                };
            };
        };
    };
    get_activities_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_activities_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_activities_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["ActivityAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityActInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_activities_id_letters: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedMails"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_agreements_id_bundle: {
        parameters: {
            query?: {
                /** @description `en` or `ru`; the caller's own language without it. */
                lang?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_asks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asks"];
                };
            };
        };
    };
    post_auth_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_auth_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_auth_password_reset_complete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetCompletion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_auth_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_auth_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
        };
    };
    post_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarFeedInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_calls_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallHook"];
                };
            };
        };
    };
    post_calls_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallHookInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallHook"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_calls_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_commitments: {
        parameters: {
            query?: {
                side?: components["schemas"]["Promised"] | null;
                /** @description One or more, with commas between. */
                state?: string | null;
                record_id?: string | null;
                relationship_id?: string | null;
                owner?: components["schemas"]["OwnedBy"] | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedCommitment"];
                };
            };
        };
    };
    post_commitments_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["CommitmentAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitmentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commitment"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                /** @description Words in number, title, text, references or messages. */
                q?: string | null;
                status?: string | null;
                /** @description `mine`, `theirs`, or sides. */
                ball?: string | null;
                severity?: string | null;
                category?: string | null;
                relationship_id?: string | null;
                /** @description `me`, `none`, or a membership. */
                owner?: string | null;
                open?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ComplaintListItem"];
                };
            };
        };
    };
    post_complaints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_export_csv: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                /** @description Words in number, title, text, references or messages. */
                q?: string | null;
                status?: string | null;
                /** @description `mine`, `theirs`, or sides. */
                ball?: string | null;
                severity?: string | null;
                category?: string | null;
                relationship_id?: string | null;
                /** @description `me`, `none`, or a membership. */
                owner?: string | null;
                open?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
        };
    };
    get_complaints_form: {
        parameters: {
            query: {
                relationship_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
        };
    };
    get_complaints_similar: {
        parameters: {
            query: {
                relationship_id: string;
                title?: string;
                product?: string;
                lot?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Similar"];
                };
            };
        };
    };
    get_complaints_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_complaints_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["ActionName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_bundle: {
        parameters: {
            query?: {
                /** @description `en` or `ru`; the caller's own language without it. */
                lang?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_commitments: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commitments"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_escalations: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalations"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_escalations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEscalationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_facts: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facts"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_follow_up: {
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_heads: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedHeads"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_ledger: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_links: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintLinks"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComplaintLink"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintLinks"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_complaints_id_links_to: {
        parameters: {
            query: {
                kind: components["schemas"]["LinkKind"];
            };
            header?: never;
            path: {
                id: string;
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintLinks"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_mediation: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mediations"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_mediation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMediationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mediation"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_offers: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_participants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantInput"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_complaints_id_participants_membership_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_pauses_entry_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                entry_id: string;
                name: components["schemas"]["PauseAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_report: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_report_actions_complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_report_candidates: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportCandidates"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_report_items: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReportItem"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_report_outcome: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaOutcome"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_report_outcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaOutcome"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_complaints_id_report_steps_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                step: components["schemas"]["Step"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_report_steps_step_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                step: components["schemas"]["Step"];
                name: components["schemas"]["StepAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepActionInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_review: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_complaints_id_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_review_actions_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_satisfaction: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Satisfaction"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_satisfaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SatisfactionAnswer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Satisfaction"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_saved_replies: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedReplies"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_split: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_complaints_id_third_parties: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThirdParties"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_third_parties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThirdPartyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_complaints_id_third_parties_lane: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                lane: components["schemas"]["LaneId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_complaints_id_third_parties_lane_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                lane: components["schemas"]["LaneId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_contact_plans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPlans"];
                };
            };
        };
    };
    post_contact_plans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPlanInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPlan"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_contact_plans_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_contact_plans_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPlanPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPlan"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_contacts: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number;
                cursor?: string;
                /** @description Those that have or had a role at this customer. */
                relationship_id?: string;
                /** @description Beginnings of words: of names, titles, numbers and addresses. */
                q?: string;
                /** @description Those too that nobody is to contact any more. */
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Contact"];
                };
            };
        };
    };
    post_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContact"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_contacts_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_contacts_id: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_contacts_id_vcf: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/vcard": unknown;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_contacts_id_consents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactConsent"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_contacts_id_points: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactPoint"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_contacts_id_points_point_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                point_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_contacts_id_roles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactRole"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_contacts_id_roles_role_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleEndInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_corrections: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
                state?: components["schemas"]["CorrectionState"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Correction"];
                };
            };
        };
    };
    post_corrections_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["CorrectionAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
        };
    };
    patch_criteria_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CriterionAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gate"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_decisions_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_decisions_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_decisions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_decisions_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["DecisionAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_decisions_id_board: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionBoard"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_decisions_id_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardSetup"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionBoard"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_decisions_id_board_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["BoardAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_decisions_id_board_scores: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardScoresInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionBoard"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_decisions_id_board_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardWhatIf"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardResults"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_deliverables_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliverablePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliverable"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_deliverables_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["DeliverableAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliverableActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliverable"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_deliverables_id_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEvidence"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliverable"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_deliverables_id_evidence_evidence_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliverable"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_documents_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_documents_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentPatchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_documents_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["DocumentAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_documents_id_openings: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_documents_id_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDocumentVersion"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_documents_id_versions_number_file: {
        parameters: {
            query?: {
                /** @description `download` unless told; a preview shows a picture in the page. */
                purpose?: components["schemas"]["FilePurpose"] | null;
            };
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_escalations_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["EscalationAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EscalationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_facts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_facts_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["FactAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_facts_id_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvidenceInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_files: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileRef"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_files_id: {
        parameters: {
            query?: {
                /** @description 1 shows a picture in the page; anything else is a download all the same. */
                inline?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_gates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GatePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gate"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_gates_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["GateAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GateActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gate"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_guest_complaints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCases"];
                };
            };
        };
    };
    post_hooks_telephony_token: {
        parameters: {
            query?: never;
            header: {
                "Concord-Timestamp": string;
                "Concord-Signature": string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallTold"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_ideas: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
                /** @description Words in number, title, text or messages. */
                q?: string | null;
                status?: string | null;
                open?: boolean | null;
                audience?: components["schemas"]["Audience"] | null;
                /** @description Whether they are the own organisation's. */
                own?: boolean | null;
                /** @description Whether the caller has voted. */
                voted?: boolean | null;
                /** @description Ideas for this vendor, as its customer. */
                relationship_id?: string | null;
                /** @description Ideas that grew from this complaint. */
                complaint_id?: string | null;
                /**
                 * @description `activity` unless told, `organisations`; for a vendor of its own ideas `strength` and
                 *     `commitment` as well.
                 */
                sort?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IdeaItem"];
                };
            };
        };
    };
    post_ideas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdea"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Idea"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_ideas_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaCounts"];
                };
            };
        };
    };
    get_ideas_similar: {
        parameters: {
            query?: {
                /** @description Of a customer: with the vendor that the idea is for. */
                relationship_id?: string | null;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarIdeas"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_ideas_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Idea"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_ideas_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdeaPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Idea"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_ideas_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["IdeaAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdeaActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Idea"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_ideas_id_complaints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdeaComplaint"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Idea"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_ideas_id_complaints_complaint_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                complaint_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Idea"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_ideas_id_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaConversation"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_ideas_id_outcome: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaOutcome"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_ideas_id_outcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaOutcome"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_ideas_id_studies: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaStudies"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_ideas_id_votes: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaVotes"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_ideas_id_votes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdeaVote"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaVotes"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_ideas_id_votes_vote_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                vote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdeaVotes"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_inbox: {
        parameters: {
            query?: {
                /** @description Those not read yet alone. */
                unread?: boolean | null;
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
        };
    };
    post_inbox_read_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_inbox_id_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NotificationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_insights: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightCatalogue"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_insights_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightSettings"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_insights_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InsightSettingsChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightSettings"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_insights_spend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcquisitionSpends"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_insights_spend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcquisitionMonths"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcquisitionSpends"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_insights_name: {
        parameters: {
            query?: {
                /** @description First day, `YYYY-MM-DD`; that of the month eleven months before the last day unless told. */
                from?: string | null;
                /** @description Last day, `YYYY-MM-DD`; now unless told. */
                as_of?: string | null;
                /** @description Of one customer alone. */
                relationship_id?: string | null;
                /** @description Of money; the one that most orders are in unless told. */
                currency?: string | null;
                /** @description Of the chart of what complaints are about. */
                measure?: components["schemas"]["ParetoMeasure"] | null;
            };
            header?: never;
            path: {
                name: components["schemas"]["InsightName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Insight"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_insights_name_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["schemas"]["InsightName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightDecisions"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_insights_name_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["schemas"]["InsightName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInsightDecision"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightDecision"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_insights_name_decisions_decision_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["schemas"]["InsightName"];
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_insights_name_export_csv: {
        parameters: {
            query?: {
                /** @description First day, `YYYY-MM-DD`; that of the month eleven months before the last day unless told. */
                from?: string | null;
                /** @description Last day, `YYYY-MM-DD`; now unless told. */
                as_of?: string | null;
                /** @description Of one customer alone. */
                relationship_id?: string | null;
                /** @description Of money; the one that most orders are in unless told. */
                currency?: string | null;
                /** @description Of the chart of what complaints are about. */
                measure?: components["schemas"]["ParetoMeasure"] | null;
            };
            header?: never;
            path: {
                name: components["schemas"]["InsightName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_insights_name_rows: {
        parameters: {
            query?: {
                /** @description As for the figure. */
                from?: string | null;
                /** @description As for the figure. */
                as_of?: string | null;
                /** @description As for the figure. */
                relationship_id?: string | null;
                /** @description As for the figure. */
                currency?: string | null;
                /** @description As for the figure. */
                measure?: components["schemas"]["ParetoMeasure"] | null;
                /** @description The key of a row; all rows unless told. */
                row?: string | null;
            };
            header?: never;
            path: {
                name: components["schemas"]["InsightName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightCases"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_interactions: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number;
                cursor?: string;
                /** @description First day, `YYYY-MM-DD`. */
                from?: string;
                /** @description Last day, `YYYY-MM-DD`. */
                until?: string;
                channel?: components["schemas"]["InteractionChannel"];
                direction?: components["schemas"]["InteractionDirection"];
                relationship_id?: string;
                /** @description Whoever of the contacts it was. */
                contact_id?: string;
                /** @description Number or address, however it is written. */
                party?: string;
                topic_id?: string;
                /** @description `none`, `open` or `done`; or `to_code`: what still waits for a topic. */
                coding?: string;
                /** @description Words that all were said. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Interaction"];
                };
            };
        };
    };
    post_interactions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInteraction"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interaction"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_interactions_caller: {
        parameters: {
            query: {
                /** @description Number or address, however it is written. */
                party: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownCaller"];
                };
            };
        };
    };
    get_interactions_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidates"];
                };
            };
        };
    };
    post_interactions_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coded"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_interactions_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coded"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_interactions_coverage: {
        parameters: {
            query?: {
                /** @description First day, `YYYY-MM-DD`; the beginning of the log unless told. */
                from?: string | null;
                /** @description Last day, `YYYY-MM-DD`; today unless told. */
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                };
            };
        };
    };
    get_interactions_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interaction"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_interactions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InteractionPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interaction"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_issues: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
                status?: components["schemas"]["IssueStatus"] | null;
                /** @description Issues behind this complaint. */
                complaint_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IssueItem"];
                };
            };
        };
    };
    post_issues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIssue"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_issues_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_issues_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssuePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_issues_id_actions_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseIssueInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_issues_id_actions_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenIssueInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_issues_id_broadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BroadcastInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_issues_id_complaints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueComplaint"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_issues_id_complaints_complaint_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                complaint_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
        };
    };
    get_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_mail_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTemplates"];
                };
            };
        };
    };
    post_mail_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailTemplateInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTemplate"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_mail_templates_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_mail_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailTemplatePatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTemplate"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_mails: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MailView"];
                };
            };
        };
    };
    get_me_mails_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["MailId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullMail"];
                };
            };
        };
    };
    get_me_notification_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
        };
    };
    put_me_notification_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationSettings"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
        };
    };
    get_me_sessions: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SessionView"];
                };
            };
        };
    };
    delete_me_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_me_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_tokens: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApiTokenView"];
                };
            };
        };
    };
    post_me_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiToken"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreshApiToken"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_me_tokens_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApiTokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_mediations_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["MediationAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mediation"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_meetings: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
                relationship_id?: string | null;
                state?: components["schemas"]["MeetingState"] | null;
                /** @description Those in which the caller's side owes the next move. */
                ball?: components["schemas"]["BallFilter"] | null;
                /** @description Those that are still to begin. */
                upcoming?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MeetingItem"];
                };
            };
        };
    };
    get_meetings_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_meetings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_meetings_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["MeetingAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingActionInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_meetings_id_bundle: {
        parameters: {
            query?: {
                /** @description `en` or `ru`; the caller's own language without it. */
                lang?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_meetings_id_commitments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMeetingCommitment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_meetings_id_items: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAgendaTopic"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_meetings_id_items_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_meetings_id_items_item_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_meetings_id_items_item_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgendaItemPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_meetings_id_minutes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MinutesInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_meetings_id_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_meetings_id_proposals: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgendaProposals"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_milestones_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_milestones_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MilestonePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Milestone"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_ndas_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["NdaAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NdaActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nda"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_ndas_id_file: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_offers_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["OfferAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_operator_outbox: {
        parameters: {
            query?: {
                /** @description `dead` unless told. */
                state?: ("waiting" | "done" | "dead") | null;
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OutboxItem"];
                };
            };
        };
    };
    post_operator_outbox_id_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["OutboxId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description it is done */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_operator_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queues"];
                };
            };
        };
    };
    get_orders: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number;
                cursor?: string;
                /** @description First day, `YYYY-MM-DD`. */
                from?: string;
                /** @description Last day, `YYYY-MM-DD`. */
                until?: string;
                relationship_id?: string;
                product_id?: string;
                status?: components["schemas"]["OrderStatus"];
                /** @description Those that came late or are overdue now. */
                late?: boolean;
                /** @description The number of an order, whole. */
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderItem"];
                };
            };
        };
    };
    get_orders_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_orders_id_lines_position_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftedComplaint"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
        };
    };
    patch_organisation: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganisation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_organisation_checklists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklists"];
                };
            };
        };
    };
    post_organisation_checklists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChecklist"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_organisation_checklists_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_organisation_checklists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_organisation_invitations: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_InvitationView"];
                };
            };
        };
    };
    post_organisation_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvitation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_organisation_invitations_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InvitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_organisation_invitations_id_resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InvitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_organisation_mails: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SentMailView"];
                };
            };
        };
    };
    get_organisation_people: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonView"];
                };
            };
        };
    };
    patch_organisation_people_membership_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership_id: components["schemas"]["MembershipId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePerson"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description last_owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_organisation_saved_replies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReplies"];
                };
            };
        };
    };
    post_organisation_saved_replies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedReply"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReply"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_organisation_saved_replies_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_organisation_saved_replies_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedReplyPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReply"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_organisation_sessions: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MemberSessionView"];
                };
            };
        };
    };
    delete_organisation_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_people: {
        parameters: {
            query: {
                /** @description Part of a name. */
                q?: string;
                record_id: string;
                /** @description `shared`, `private`, or a lane's id. */
                lane: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mentionable"];
                };
            };
        };
    };
    patch_phases_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhasePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPlan"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_products: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number;
                cursor?: string;
                status?: components["schemas"]["ProductStatus"];
                /** @description A part of number or name. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Product"];
                };
            };
        };
    };
    post_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_products_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                /** @description Words in number, title, purpose or messages. */
                q?: string | null;
                ball?: components["schemas"]["WhoseMove"] | null;
                open?: boolean | null;
                relationship_id?: string | null;
                /** @description Those that grew from this record. */
                origin_id?: string | null;
                /** @description Those that stand above others, and no others. */
                programmes?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProjectListItem"];
                };
            };
        };
    };
    post_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ProjectInvitation"];
                };
            };
        };
    };
    get_projects_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ProjectTemplate"];
                };
            };
        };
    };
    get_projects_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_projects_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["ProjectAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_balance: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectBalance"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_bundle: {
        parameters: {
            query?: {
                /** @description `en` or `ru`; the caller's own language without it. */
                lang?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_changes: {
        parameters: {
            query?: {
                /** @description Unless told: up to when the caller has read anything of the project. */
                since?: string | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectChanges"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_costs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCostShares"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_costs_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["CostAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CostVoteInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_decisions: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_DecisionListItem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_deliverables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeliverable"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliverable"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_digest: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDigest"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_projects_id_digest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectDigestChoice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDigest"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_documents: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_documents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDocument"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_files: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                /** @description Part of the name of the file or of what it belongs to. */
                q?: string | null;
                source?: components["schemas"]["FileSource"] | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProjectFile"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_gates_gate_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                gate_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gate"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_invitation: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectInvitation"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_invitation_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectAcceptance"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_invitation_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectRefusal"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_links: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ProjectLink"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_projects_id_members_membership_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectMemberRole"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_projects_id_members_membership_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_milestones: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Milestone"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_milestones: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMilestone"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Milestone"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_parties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProjectParty"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_projects_id_parties_organisation_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_plan: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPlan"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_programme: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_programme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_questions: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Question"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_questions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuestion"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_requirements: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_requirements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequirement"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_requirements_csv: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_requirements_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["RequirementListAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequirementListActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_requirements_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequirementChange"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_requirements_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequirementImport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementImport"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_requirements_reviews_number: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementListVersion"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_projects_id_threads: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ProjectThread"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_projects_id_threads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProjectThread"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectThread"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_questions_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["QuestionAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar: {
        parameters: {
            query?: {
                /** @description First day, `YYYY-MM-DD`; the beginning of the log unless told. */
                from?: string | null;
                /** @description Last day, `YYYY-MM-DD`, and the day of the profile; today unless told. */
                as_of?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Radar"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar_alarms: {
        parameters: {
            query?: {
                /** @description First day, `YYYY-MM-DD`; the beginning of the log unless told. */
                from?: string | null;
                /** @description Last day, `YYYY-MM-DD`, and the day of the profile; today unless told. */
                as_of?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandAlarms"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_radar_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RadarAsked"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RadarCheck"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar_checks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RadarChecks"];
                };
            };
        };
    };
    get_radar_decisions: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DemandDecision"];
                };
            };
        };
    };
    get_radar_defects: {
        parameters: {
            query?: {
                /** @description Last day, `YYYY-MM-DD`; today unless told. */
                as_of?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Defects"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar_episodes: {
        parameters: {
            query?: {
                /** @description About this topic alone. */
                topic_id?: components["schemas"]["TopicId"] | null;
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DemandEpisode"];
                };
            };
        };
    };
    patch_radar_episodes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemandEpisodePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandEpisode"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_radar_injection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RadarAsked"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RadarCheck"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_radar_placebo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RadarAsked"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RadarCheck"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_radar_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RadarSettings"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar_standing: {
        parameters: {
            query?: {
                /** @description First day, `YYYY-MM-DD`; the beginning of the log unless told. */
                from?: string | null;
                /** @description Last day, `YYYY-MM-DD`, and the day of the profile; today unless told. */
                as_of?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar_topic_id_callers: {
        parameters: {
            query?: {
                /** @description First day, `YYYY-MM-DD`; the beginning of the log unless told. */
                from?: string | null;
                /** @description Last day, `YYYY-MM-DD`, and the day of the profile; today unless told. */
                as_of?: string | null;
            };
            header?: never;
            path: {
                topic_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandCallers"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar_topic_id_decisions: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                topic_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DemandDecision"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_radar_topic_id_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDemandDecision"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandDecision"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar_topic_id_history: {
        parameters: {
            query?: {
                /** @description Months unless told. */
                by?: components["schemas"]["HistoryStep"] | null;
                /** @description Last day, `YYYY-MM-DD`; today unless told. */
                as_of?: string | null;
            };
            header?: never;
            path: {
                topic_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandHistory"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_radar_topic_id_reach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandReach"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_records_id_tasks: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tasks"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_records_id_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_records_id_tasks_from_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FromChecklist"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tasks"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_relationships: {
        parameters: {
            query?: {
                /** @description Part of a name. */
                q?: string | null;
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RelationshipView"];
                };
            };
        };
    };
    post_relationships: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRelationship"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_relationships_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RelationshipId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipView"];
                };
            };
        };
    };
    patch_relationships_id: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: components["schemas"]["RelationshipId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRelationship"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipView"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_relationships_id_agreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RelationshipId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
        };
    };
    put_relationships_id_agreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RelationshipId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_relationships_id_agreement_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RelationshipId"];
                name: components["schemas"]["AgreementAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_relationships_id_agreement_versions: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["RelationshipId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AgreementVersion"];
                };
            };
        };
    };
    get_relationships_id_corrections: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_relationships_id_corrections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCorrection"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_relationships_id_health: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipHealth"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_relationships_id_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RelationshipId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteCustomer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            /** @description claimed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_relationships_id_meetings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMeeting"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_relationships_id_ndas: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NdaList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_relationships_id_ndas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNda"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nda"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_relationships_id_people: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["RelationshipId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonRef"];
                };
            };
        };
    };
    post_render: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rendered"];
                };
            };
        };
    };
    delete_report_items_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_report_items_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportItemPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_requirements_changes_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_requirements_changes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequirementChangePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_requirements_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_requirements_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_requirements_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequirementPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_requirements_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["RequirementAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequirementActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_requirements_id_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequirementLink"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_requirements_id_links_link_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
        };
    };
    post_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_rules_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_rules_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulePatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_rules_id_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleVersionInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_rules_id_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleVersionInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_rules_id_runs: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RuleRun"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_rules_id_versions: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleVersions"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_satisfaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SatisfactionFigures"];
                };
            };
        };
    };
    get_search: {
        parameters: {
            query: {
                q: string;
                /** @description Of each of both lists. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchFound"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_segments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segments"];
                };
            };
        };
    };
    post_segments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSegment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_segments_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentPreviewInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentPreview"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_segments_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_segments_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_segments_id_history: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SegmentMove"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_segments_id_members: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SegmentMember"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_segments_id_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentMembersInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_signatures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitedSignatures"];
                };
            };
        };
    };
    get_statistics_complaints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
        };
    };
    post_studies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudyInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
                status?: components["schemas"]["SurveyStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SurveyItem"];
                };
            };
        };
    };
    post_surveys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSurvey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_bank: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
                /** @description Words of the question or of its answers, in any of its languages. */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SurveyBankQuestion"];
                };
            };
        };
    };
    post_surveys_bank: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyBankInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyBankQuestion"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_surveys_bank_question_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_surveys_read_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["SurveyFileForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyRead"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyTemplates"];
                };
            };
        };
    };
    get_surveys_to_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveysToAnswer"];
                };
            };
        };
    };
    get_surveys_id: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_surveys_id_actions_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: components["schemas"]["SurveyAction"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_surveys_id_agreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyAgreement"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_surveys_id_definition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyDefinition"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_export: {
        parameters: {
            query?: {
                /**
                 * @description `csv`, `xlsx`, `spss` (a ZIP archive with a CSV file and the syntax that reads it), `json`.
                 *     `csv` unless told.
                 */
                format?: "csv" | "xlsx" | "spss" | "json";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_files: {
        parameters: {
            query?: {
                /** @description Answers to this question; to all unless told. */
                question?: string;
                /** @description 1 to 100; 25 unless told. */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SurveyFile"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_files_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_invites: {
        parameters: {
            query?: {
                /** @description 1 to 100; 25 unless told. */
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SurveyInvite"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_surveys_id_invites: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyInvitesInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyInviteLinks"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_surveys_id_invites_invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invite: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_limits: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyLimits"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_surveys_id_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyLinkInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyLimits"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_surveys_id_links_link_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_mirror: {
        parameters: {
            query?: {
                /** @description Another survey that asked the same; unless told, the two sides of a mirror. */
                with?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyMirror"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_surveys_id_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyPreviewInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyPreview"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_surveys_id_quotas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyQuotaInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyLimits"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_surveys_id_quotas_quota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                quota: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_results: {
        parameters: {
            query?: {
                /** @description One question, with its texts; all of them unless told. */
                question?: string;
                /** @description The key of a breakdown: the question by it, as a crosstab, and its words in each group. */
                by?: string;
                /** @description The key of a breakdown and a code of it, as `department:sales`. */
                filter?: string;
                /** @description Words that the texts must have. */
                search?: string;
                /** @description A tag that the texts must have. */
                tag?: string;
                /** @description How many there were to ask, in place of how many were invited. */
                population?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyResults"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_surveyjs: {
        parameters: {
            query?: {
                /** @description The draft unless told. */
                version?: number | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyJs"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_surveys_id_tags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyTagsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyTags"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_trend: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyTrend"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_surveys_id_versions_number: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyVersion"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_surveys_id_waves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyWaveInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_surveys_id_weighted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyMarginsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyWeighted"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_tasks: {
        parameters: {
            query: {
                owner: components["schemas"]["TaskOwner"];
                /** @description `due` unless told. */
                list?: components["schemas"]["TaskList"] | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Task"];
                };
            };
        };
    };
    delete_tasks_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_tasks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_threads_id_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_threads_id_draft: {
        parameters: {
            query: {
                /** @description `shared`, `private`, or a lane's id. */
                lane: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_threads_id_draft_send_now: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichLane"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_threads_id_draft_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichLane"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_threads_id_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drafts"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_threads_id_entries: {
        parameters: {
            query: {
                /** @description `shared`, `private`, or a lane's id. */
                lane: string;
                after?: number | null;
                before?: number | null;
                /** @description 1 to 200; 50 unless told. */
                limit?: number | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entries"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_threads_id_entries_entry_id_retract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
                entry_id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_threads_id_entries_entry_id_revise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
                entry_id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Revision"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_threads_id_entries_entry_id_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
                entry_id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sharing"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_threads_id_lanes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lanes"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_threads_id_lanes_lane_give: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
                lane: components["schemas"]["LaneId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Giving"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Given"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_threads_id_messages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_threads_id_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpTo"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_topic_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicCategories"];
                };
            };
        };
    };
    post_topic_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTopicCategory"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicCategory"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_topic_categories_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicCategoryPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicCategory"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_topics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topics"];
                };
            };
        };
    };
    post_topics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTopic"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_topics_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicPatchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_SavedView"];
                };
            };
        };
    };
    post_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
        };
    };
    delete_views_id: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_views_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
        };
    };
    get_unsubscribe_token: {
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
            /** @description A page that asks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_unsubscribe_token: {
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
            /** @description The mails have stopped */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
