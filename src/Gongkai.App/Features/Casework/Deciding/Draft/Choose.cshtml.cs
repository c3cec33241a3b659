using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>选择决定类型: one choice, from which the letter, the articles, the remedies and the report's cell follow.</summary>
[Needs(Permission.HandleRequests)]
public sealed class ChoosePage(CaseDesk door, DecisionDesk desk) : DecisionPage(door, desk);
