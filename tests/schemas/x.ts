// X's answers as twitter-api-v2 types them. Where the types ask for more than X gives, it says why.
import type {
  ApiV2Includes, ErrorV2, InlineErrorV2, NoteTweetV2, TweetEntitiesV2, TweetEntityUrlV2, TweetV2,
  TweetV2CountResult, TweetV2LookupResult, TweetV2SingleResult, Tweetv2SearchResult,
  TweetV2UsageResult, UserV2Result,
} from "twitter-api-v2";

type Replaced<T, U> = Omit<T, keyof U> & U;
type Absent<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

// An address that X did not look at has no unwound_url; lists that would be empty are absent, and
// so is data itself (data dictionary; pagination: result_count 0).
type Url = Absent<TweetEntityUrlV2, "unwound_url">;
type Entities = Partial<Replaced<TweetEntitiesV2, { urls: Url[] }>>;
type Note = Replaced<NoteTweetV2, { entities?: Omit<Entities, "annotations"> }>;
type Tweet = Replaced<TweetV2, { entities?: Entities; note_tweet?: Note }>;
type Includes = Replaced<ApiV2Includes, { tweets?: Tweet[] }>;
type Seen<T, D> = Replaced<T, { data?: D; includes?: Includes }>;

type Meta = Absent<Tweetv2SearchResult["meta"], "newest_id" | "oldest_id">;
export type Search = Replaced<Seen<Tweetv2SearchResult, Tweet[]>, { meta: Meta }>;
export type Lookup = Seen<TweetV2LookupResult, Tweet[]>;
export type Single = Seen<TweetV2SingleResult, Tweet>;
export type Counts = TweetV2CountResult;
export type User = Absent<UserV2Result, "data">;
// the types have a list there; X's OpenAPI description and its answers, one object
type Used = TweetV2UsageResult["data"];
export type Usage = { data: Replaced<Used, {
  daily_project_usage?: NonNullable<Used["daily_project_usage"]>[number];
}> };

// "Additional fields may be present depending on the error type" (response codes and errors)
export type Fault = Absent<ErrorV2, "errors"> & {
  status?: number; account_id?: number; client_id?: string; reason?: string; period?: string;
  scope?: string; product_name?: string; required_enrollment?: string; registration_url?: string;
};
export type Inline = InlineErrorV2;
