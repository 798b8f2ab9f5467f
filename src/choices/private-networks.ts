/**
 * Networks in which the proxies of a cloud are, as TRUSTED_PROXIES spells them: RFC 1918, loopback, and RFC 4193. How many
 * proxies a request passes differs there, by installation and from request to request, so that they cannot be counted.
 */
export const PRIVATE_NETWORKS = '10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,127.0.0.0/8,fc00::/7';
