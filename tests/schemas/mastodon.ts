// Mastodon's answers as masto types them, their names as it reads them (camelCase).
import type { mastodon } from "masto";

type Replaced<T, U> = Omit<T, keyof U> & U;
type Absent<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

// REST::StatusSerializer: of a status from elsewhere there is no application; null if it is unknown
// REST::TagSerializer: in a status a tag has name and url alone (BaseTagSerializer)
// REST::AccountSerializer: roles are of local accounts; last_status_at may be null
// of feature_approval these types have a member by its own name, current_user
type Approval = mastodon.v1.Account["featureApproval"];
export type Account = Replaced<Absent<mastodon.v1.Account, "roles">, {
  lastStatusAt: string | null;
  uri?: string;         // since 4.2 (entities/Account), as the next; these types have neither
  indexable?: boolean | null;
  featureApproval: Omit<Approval, "current_user"> & { currentUser: Approval["current_user"] };
}>;
type Tag = Absent<mastodon.v1.Tag, "id">;
type Quote = Replaced<mastodon.v1.Quote, { quotedStatus?: Post | null }>;
export type Post = Replaced<Absent<mastodon.v1.Status, "application">, {
  account: Account; tags: Tag[]; reblog?: Post | null;
  quote?: Quote | mastodon.v1.ShallowQuote | null;
}>;
export type Posts = Post[];
export type Collection = Replaced<mastodon.v1.CollectionWithAccounts, { accounts: Account[] }>;
export type Thread = { ancestors: Post[]; descendants: Post[] };

// The record of the instance: the part that the stub has (domain, access, rules), each as typed.
type Part<T> = T extends (infer U)[] ? Part<U>[] : T extends object
  ? { [K in keyof T]?: Part<T[K]> } : T;
type Access = Record<"local" | "remote", "public" | "authenticated" | "disabled">;
type Configuration = Part<mastodon.v2.Instance["configuration"]> & {
  // 4.5: timelines_access, which these types do not have yet (entities/Instance)
  timelinesAccess?: Record<"liveFeeds" | "hashtagFeeds" | "trendingLinkFeeds", Access>;
};
export type Instance = Replaced<Part<mastodon.v2.Instance>, {
  domain: string; title: string; version: string; configuration: Configuration;
}>;
export type Fault = { error: string; errorDescription?: string };
