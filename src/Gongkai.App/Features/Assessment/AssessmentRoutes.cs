namespace Gongkai.Features.Assessment;

/// <summary>Addresses of assessments.</summary>
internal static class AssessmentRoutes
{
    /// <summary>Those that the authority carries out.</summary>
    public const string List = "/desk/assessments";

    /// <summary>Those of the officer's own agency.</summary>
    public const string Mine = "/desk/my-assessments";

    /// <summary>指标体系.</summary>
    public const string Systems = "/desk/indicator-systems";

    /// <summary>A new one, or a new version.</summary>
    public const string PutSystem = "/desk/indicator-systems/new";

    /// <summary>第三方评估.</summary>
    public const string ThirdParties = "/desk/third-party";

    /// <summary>An empty table, to be filled in.</summary>
    public const string ThirdPartyTemplate = "/desk/third-party?handler=Template";

    /// <summary>One of them.</summary>
    public static string ThirdParty(ThirdPartyId evaluation) => $"{ThirdParties}/{evaluation}";

    /// <summary>The same as a spreadsheet.</summary>
    public static string ThirdPartySheet(ThirdPartyId evaluation) => $"{ThirdParty(evaluation)}?handler=Sheet";

    /// <summary>For everybody.</summary>
    public const string Published = "/assessments";

    public static string OfYear(int year) => $"{List}?year={year}";

    public static string Sheet(int year) => $"{List}?handler=Sheet&year={year}";

    /// <summary>Last year's data under another system.</summary>
    public static string WhatIf(IndicatorSystemId system) => $"{System(system)}/what-if";

    /// <summary>The same for one agency, indicator by indicator.</summary>
    public static string WhatIfOf(IndicatorSystemId system, AssessmentId assessment) => $"{System(system)}/what-if?of={assessment}";

    public static string System(IndicatorSystemId system) => $"{Systems}/{system}";

    public static string SystemSheet(IndicatorSystemId system) => $"{System(system)}?handler=Sheet";

    public static string SystemJson(IndicatorSystemId system) => $"{System(system)}?handler=Json";

    /// <summary>A new version of one.</summary>
    public static string PutVersion(IndicatorSystemId system) => $"{PutSystem}?of={system}";

    public static string Of(AssessmentId assessment) => $"{List}/{assessment}";

    /// <summary>The form of a step.</summary>
    public static string Step(AssessmentId assessment, string path) => $"{Of(assessment)}/{path}";

    /// <summary>提交佐证材料, begun for an indicator.</summary>
    public static string EvidenceFor(AssessmentId assessment, string code) => $"{Of(assessment)}/evidence?code={code}";

    /// <summary>说明失分情况, begun for an indicator.</summary>
    public static string AnswerFor(AssessmentId assessment, string code) => $"{Of(assessment)}/answer?code={code}";

    /// <summary>Why an indicator has the points that it has.</summary>
    public static string Indicator(AssessmentId assessment, string code) => $"{Of(assessment)}/indicators/{code}";

    /// <summary>A paper that was given.</summary>
    public static string File(AssessmentId assessment, string sha256) => $"{Of(assessment)}?handler=File&sha256={sha256}";

    /// <summary>目标责任书 of a section; of the agency where none is named.</summary>
    public static string Letter(AssessmentId assessment, string section) => $"{Of(assessment)}?handler=Letter&section={Uri.EscapeDataString(section)}";

    /// <summary>The published results of an authority and year.</summary>
    public static string Ranking(AgencyId authority, int year) => $"{Published}/{authority}/{year}";
}
