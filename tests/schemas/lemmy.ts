// Lemmy's answers of API v3 as lemmy-js-client 0.19 types them.
import type * as lemmy from "lemmy-v3";

type Part<T> = T extends (infer U)[] ? Part<U>[] : T extends object
  ? { [K in keyof T]?: Part<T[K]> } : T;

export type Search = lemmy.SearchResponse;
export type List = lemmy.GetPostsResponse;
// The parts that the stub has: of a post without its community's own numbers, of the record.
export type Single = Omit<lemmy.GetPostResponse, "community_view">;
export type Site = Part<lemmy.GetSiteResponse> & { version: string };
// of a query that cannot be read the framework speaks, not Lemmy: any text
export type Fault = { error: string; message?: string };
