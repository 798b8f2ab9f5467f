"""What brokers really send, filled with a target of one's own, and what is right for each.

Sources: cloud.gov's aws-broker, SAP's and Tanzu's documentation, a9s, csb-google, pivotal-cf/java-cfenv's fixtures.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from known import Known, Target


def shape(title: str, kind: str, credentials: Callable[[Target], Any], **more: Any) -> Known:
    return Known(title, kind, credentials, **more)


PATH_STYLE = (("S3_ADDRESSING_STYLE", "path"),)
REDIS_URI = "rediss://no-user-name-for-redis"

SHAPES = (
    shape(
        "pg SAP aws (cert+rootcert)",
        "postgresql",
        lambda t: {
            "username": t.user, "password": t.password, "hostname": t.host, "dbname": t.name, "port": str(t.port),
            "uri": f"postgres://{t.login}@{t.place}/{t.name}", "sslcert": t.authority, "sslrootcert": t.authority,
        },
        label="postgresql-db",
        tls="verified",
    ),
    shape(
        "pg cloud.gov",
        "postgresql",
        lambda t: {
            "db_name": t.name, "host": t.host, "name": t.name, "password": t.password, "port": str(t.port),
            "uri": f"postgres://{t.login}@{t.place}/{t.name}", "username": t.user, "replica_host": "", "replica_uri": "",
        },
        label="aws-rds",
        tags=("database", "RDS"),
    ),
    shape(
        # Nobody listens at the first of its hosts.
        "pg Tanzu HA multi host + targetServerType",
        "postgresql",
        lambda t: {
            "db": t.name, "hosts": ["127.0.0.2", t.host], "password": t.password, "port": t.port, "user": t.user,
            "jdbcUrl": f"jdbc:postgresql://127.0.0.2:{t.port},{t.place}/{t.name}?user={t.user}"
            f"&password={quote(t.password, safe='')}&targetServerType=primary",
            "uri": f"postgresql://{t.login}@127.0.0.2:{t.port},{t.place}/{t.name}?targetServerType=primary",
        },
        label="postgres",
        tags=("postgres", "pivotal"),
    ),
    shape(
        "pg foreign param reconnect=true",
        "postgresql",
        lambda t: {"uri": f"postgresql://{t.login}@{t.place}/{t.name}?reconnect=true", "hostname": t.host},
        left_out=("reconnect",),
    ),
    shape(
        "pg jdbcUrl only",
        "postgresql",
        lambda t: {
            "jdbcUrl": f"jdbc:postgresql://{t.place}/{t.name}?user={t.user}&password={quote(t.password, safe='')}"
        },
    ),
    shape(
        "pg a9s",
        "postgresql",
        lambda t: {
            "cacrt": t.authority, "host": t.host, "hosts": [t.host], "name": t.name, "password": t.password,
            "port": t.port, "uri": f"postgres://{t.login}@{t.place}/{t.name}", "username": t.user,
        },
        label="a9s-postgresql15",
        tags=("sql", "database"),
        tls="verified",
    ),
    shape(
        "pg unescaped password in uri",
        "postgresql",
        lambda t: {
            "uri": f"postgres://{t.user}:{t.password}@{t.place}/{t.name}", "username": t.user, "password": t.password,
            "hostname": t.host, "port": t.port, "name": t.name,
        },
    ),
    shape(
        "pg credhub-ref uninterpolated",
        "postgresql",
        lambda t: {"credhub-ref": "/c/x/y/z/credentials"},
        label="postgresql-db",
        refused="cannot be used: CredHub did not resolve",
    ),
    shape(
        "pg no binding name, two databases (one tagged)",
        "postgresql",
        lambda t: [
            ("main", "postgresql-db", ["postgresql"], {"uri": f"postgres://{t.login}@{t.place}/{t.name}"}),
            ("report", "user-provided", [], {"uri": f"postgres://{t.login}@{t.place}/{t.name}"}),
        ],
        refused="DATABASE_URL: several services fit",
    ),
    shape(
        "my Tanzu p.mysql tls",
        "mysql",
        lambda t: {
            "hostname": t.host, "name": t.name, "password": t.password, "port": t.port, "username": t.user,
            "jdbcUrl": f"jdbc:mysql://{t.place}/{t.name}?user={t.user}&password={quote(t.password, safe='')}&useSSL=true",
            "tls": {"cert": {"ca": t.authority}}, "uri": f"mysql://{t.login}@{t.place}/{t.name}?reconnect=true",
        },
        label="p.mysql",
        tags=("mysql",),
        tls="verified",
        left_out=("reconnect",),
    ),
    shape(
        # The server lets this user in with a client's certificate only.
        "my csb-google (client certs)",
        "mysql",
        lambda t: {
            "name": t.name, "hostname": t.host, "port": t.port, "username": f"{t.user}_x509", "password": t.password,
            "uri": f"mysql://{t.user}_x509:{quote(t.password, safe='')}@{t.place}/{t.name}",
            "sslrootcert": t.authority, "sslcert": t.certificate, "sslkey": t.key, "allow_insecure_connections": False,
        },
        label="csb-google-mysql",
        tags=("gcp", "mysql"),
        tls="verified",
    ),
    shape(
        "my foreign params 2",
        "mysql",
        lambda t: {
            "uri": f"mysql://{t.login}@{t.place}/{t.name}?reconnect=true&useSsl=true&requireSSL=true&serverTimezone=UTC"
        },
        label="p.mysql",
        tags=("mysql",),
        tls="encrypted",
        left_out=("reconnect", "useSsl", "requireSSL", "serverTimezone"),
    ),
    shape(
        "redis cloud.gov",
        "redis",
        lambda t: {
            "current_redis_engine_version": "7.1", "host": t.host, "hostname": t.host, "password": t.password,
            "port": str(t.port), "uri": f"rediss://:{quote(t.password, safe='')}@{t.place}",
        },
        label="aws-elasticache-redis",
        tags=("redis", "Elasticache", "AWS"),
        tls="verified",
    ),
    shape(
        "redis SAP",
        "redis",
        lambda t: {
            "cluster_mode": False, "hostname": t.host, "password": t.password, "port": t.port, "tls": True,
            "uri": f"{REDIS_URI}:{quote(t.password, safe='')}@{t.place}",
        },
        label="redis-cache",
        tags=("cache",),
        tls="verified",
    ),
    shape(
        "redis SAP cluster",
        "redis",
        lambda t: {
            "cluster_mode": True, "hostname": t.host, "password": t.password, "port": t.port, "tls": True,
            "uri": f"{REDIS_URI}:{quote(t.password, safe='')}@{t.place}",
        },
        label="redis-cache",
        tags=("cache",),
        refused="cannot be used: it is a cluster",
    ),
    shape(
        "redis tls:true no uri",
        "redis",
        lambda t: {"hostname": t.host, "password": t.password, "port": t.port, "tls": True},
        label="redis-cache",
        tls="verified",
    ),
    shape(
        "redis a9s (cacrt, hosts)",
        "redis",
        lambda t: {
            "cacrt": t.authority, "host": t.host, "hosts": [t.host], "password": t.password, "port": t.port,
            "tls_enabled": True,
        },
        label="a9s-redis7",
        tags=("redis",),
        tls="verified",
    ),
    shape(
        "s3 cloud.gov",
        "objectstorage",
        lambda t: {
            "access_key_id": t.user, "secret_access_key": t.password, "region": "us-gov-west-1", "bucket": t.name,
            "endpoint": t.place, "fips_endpoint": t.place, "insecure_skip_verify": False, "additional_buckets": [],
            "uri": f"s3://{t.login}@{t.place}/{t.name}",
        },
        label="s3",
        tags=("AWS", "S3", "object-storage"),
        tls="verified",
        beside=PATH_STYLE,
    ),
    shape(
        "s3 uri only",
        "objectstorage",
        lambda t: {"uri": f"s3://{t.login}@{t.place}/{t.name}"},
        tls="verified",
        beside=PATH_STYLE,
    ),
    shape(
        "s3 ECS",
        "objectstorage",
        lambda t: {
            "accessKey": t.user, "secretKey": t.password, "bucket": t.name, "endpoint": f"https://{t.place}",
            "path-style-access": True, "s3Url": f"https://{t.login}@{t.place}/{t.name}",
        },
        label="ecs-bucket",
        tags=("s3", "bucket"),
        tls="verified",
    ),
    shape(
        "s3 SAP azure",
        "objectstorage",
        lambda t: {
            "account_name": "a", "container_name": "c", "container_uri": "https://a.blob.core.windows.net/c",
            "region": "westeurope", "sas_token": t.password,
        },
        label="objectstore",
        refused="cannot be used: it is Azure's, which does not speak S3",
    ),
    shape(
        "ai Tanzu old",
        "ai",
        lambda t: {
            "api_base": "https://genai-proxy.tpcf.io", "api_key": t.password, "model_name": "m", "model_aliases": ["l"],
            "model_capabilities": ["chat"],
        },
        label="genai",
        tags=("genai", "llm"),
        settings=lambda t: {"AI_BASE_URL": "https://genai-proxy.tpcf.io/v1", "AI_API_KEY": t.password, "AI_MODEL": "m"},
    ),
    shape(
        "mail cups host/port",
        "mail",
        lambda t: {"host": "smtp.x", "port": "587", "username": t.user, "password": t.password},
        settings=lambda t: {"host": "smtp.x", "port": 587, "user": t.user, "password": t.password, "scheme": "smtp"},
    ),
)  # fmt: skip
