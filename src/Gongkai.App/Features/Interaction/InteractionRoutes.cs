namespace Gongkai.Features.Interaction;

/// <summary>Addresses of 互动交流, for everybody.</summary>
internal static class InteractionRoutes
{
    public const string Start = "/interaction";

    /// <summary>Where whoever wrote something looks with number and code.</summary>
    public const string Tracked = $"{Start}/track";

    public const string Receipt = $"{Start}/receipt";

    /// <summary>留言选登 of an agency, and what can be written to it.</summary>
    public static string At(AgencyId agency) => $"{Start}/{agency}";

    /// <summary>我要留言</summary>
    public static string New(AgencyId agency) => $"{At(agency)}/new";

    /// <summary>我为政府网站找错; the item in which the fault stands may be named.</summary>
    public static string Correction(AgencyId agency, ItemId? item = null) => $"{At(agency)}/correction{(item is { } known ? $"?item={known}" : "")}";

    /// <summary>A question that became public, with its answer.</summary>
    public static string Message(MessageId message) => $"{Start}/messages/{message}";

    /// <summary>A survey, to be answered or with its result.</summary>
    public static string Survey(SurveyId survey) => $"{Start}/surveys/{survey}";
}

/// <summary>Addresses of messages, for those who answer them.</summary>
internal static class MessageRoutes
{
    public const string List = "/desk/messages";

    public const string Over = $"{List}?Over=true";

    /// <summary>Whose time of being kept is over.</summary>
    public const string Erasure = "/desk/spent-messages";

    /// <summary>互动交流的数字</summary>
    public const string Figures = "/desk/interaction-figures";

    /// <summary>A figure of a year with its records.</summary>
    public static string Figure(int year, InteractionCell cell) => $"{Figures}?Year={year:0000}&Cell={cell}#records";

    public static string Of(MessageId message) => $"{List}/{message}";

    /// <summary>The form of a step.</summary>
    public static string Step(MessageId message, string path) => $"{Of(message)}/{path}";

    public static string Entry(MessageId message, int version) => $"{Of(message)}/entries/{version}";
}

/// <summary>Addresses of surveys, for those who ask.</summary>
internal static class SurveyRoutes
{
    public const string List = "/desk/surveys";

    public const string New = $"{List}/new";

    public static string Of(SurveyId survey) => $"{List}/{survey}";

    /// <summary>发放邀请码.</summary>
    public static string Invitations(SurveyId survey) => $"{Of(survey)}/invitations";

    /// <summary>The form of a step.</summary>
    public static string Step(SurveyId survey, string path) => $"{Of(survey)}/{path}";
}
