/** The SDK refuses to send a token without TLS, so it is told https and the last step before the wire takes the "s" away. */
export const withoutTls = {
  position: "perRetry" as const,
  policy: {
    name: "withoutTls",
    sendRequest(
      request: { url: string; allowInsecureConnection: boolean },
      next: (request: unknown) => Promise<unknown>,
    ): Promise<unknown> {
      const url = request.url;
      request.url = url.replace(/^https:/, "http:");
      request.allowInsecureConnection = true;
      return next(request).finally(() => {
        request.url = url;
      });
    },
  },
};
