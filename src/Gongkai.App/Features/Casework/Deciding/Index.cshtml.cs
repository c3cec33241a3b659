using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>答复: where the decision of a case stands, and who does what next.</summary>
[Needs(Permission.ReadCases)]
public sealed class DecisionIndexPage(CaseDesk door, DecisionDesk desk) : DecisionPage(door, desk);
