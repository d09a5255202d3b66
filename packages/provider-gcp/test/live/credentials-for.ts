import { OAuth2Client } from "google-auth-library";

/** Credentials that are this token and ask nobody for another. */
export function credentialsFor(token: string): OAuth2Client {
  const client = new OAuth2Client();
  client.setCredentials({ access_token: token });
  return client;
}
