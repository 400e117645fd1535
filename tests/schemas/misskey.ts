// Misskey's answers as misskey-js types them.
import type { api, Endpoints, entities } from "misskey-js";

type Part<T> = T extends (infer U)[] ? Part<U>[] : T extends object
  ? { [K in keyof T]?: Part<T[K]> } : T;

// updatedAt is of forks that know edits (Sharkey, Firefish)
export type Note = entities.Note & { updatedAt?: string };
export type Notes = Note[];
// The part of the record that the stub has.
export type Meta = Part<Endpoints["meta"]["res"]>;
// api.APIError is what the client throws: the member "error" of what the server says; info is there
// where there is any (ApiCallService)
export type Fault = { error: Omit<api.APIError, "info"> & Partial<Pick<api.APIError, "info">> };
