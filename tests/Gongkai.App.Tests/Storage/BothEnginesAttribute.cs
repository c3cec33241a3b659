using System.Reflection;
using Gongkai.Storage;
using Xunit.Sdk;
using Xunit.v3;

namespace Gongkai.Tests.Storage;

/// <summary>A theory's one argument: each engine; PostgreSQL is reported as skipped where no server is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothEnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow<Engine>(Engine.Sqlite),
        new TheoryDataRow<Engine>(Engine.Postgres) { Skip = PostgresServer.Connection is null ? "GONGKAI_TEST_POSTGRES is not set" : null },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
