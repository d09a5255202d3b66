/** Why a request has no answer. The message is made of fixed words: never of an address, which may hold a key, nor of a body. */
export class RequestFailure extends Error {
  override readonly name: string = "RequestFailure";
  /**
   * `timeout`: the deadline passed. `unreachable`: no connection, or one that broke. `redirected`: the answer is at another address.
   * `too-large`: more bytes, values, pages or items than any true answer has. `unreadable`: not in the form that is documented.
   */
  readonly code: "timeout" | "unreachable" | "redirected" | "too-large" | "unreadable";

  constructor(code: RequestFailure["code"], message: string) {
    super(message);
    this.code = code;
  }
}
