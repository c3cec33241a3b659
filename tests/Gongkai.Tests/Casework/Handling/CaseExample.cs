using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Tests.Casework;

/// <summary>
/// The example of a page, a <c>case</c> fence: one line for each thing that happened (date, step as the table names it, its fields as JSON),
/// then after <c>?</c> the step that is proposed. Words and persons stand as plain strings, files as their kind; what an example does not
/// say has a plain value. A line may end with who proposes it (<c>由 登记员</c>) and the day it is entered (<c>今天 2026-03-30</c>);
/// the agency's choices stand in a line <c>设置 {…}</c>.
/// </summary>
internal static partial class CaseExample
{
    private static readonly DisclosureRequestId Case = new(Named("本件"));

    private static readonly JsonSerializerOptions Options = Readable();

    /// <summary>What refuses the step proposed, once all that stands before it was accepted.</summary>
    public static IReadOnlyList<Refusal> Judge(string text)
    {
        var settings = new CaseworkSettings();
        List<CaseEvent> events = [];
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("设置 ", StringComparison.Ordinal))
            {
                settings = JsonSerializer.Deserialize<CaseworkSettings>(line["设置 ".Length..], Options)!;
                continue;
            }
            var said = Line().Match(line) is { Success: true } match ? match : throw new FormatException($"not a line of a case: {line}");
            var step = Step(said);
            var today = said.Groups["today"] is { Success: true } day ? ACase.Day(day.Value) : step.On;
            var decision = CaseSteps.Workflow.Decide(CaseFold.Of(Case, events), step,
                new(today, WorkCalendar.StateCouncil, settings, By(said.Groups["by"].Value, step)));
            if (said.Groups["asks"].Success) return decision.Refusals;
            Assert.True(!decision.IsRefused,
                $"{line}\n{string.Join('\n', decision.Refusals.Select(refusal => $"{refusal.Code} {Message.Of(refusal.Finding)}"))}");
            events.AddRange(decision.Events);
        }
        throw new FormatException("no step is proposed");
    }

    private static Actor By(string name, CaseEvent step) => name switch
    {
        "" => new(step is DecisionApproved ? ACase.Leader : ACase.Officer, [.. Enum.GetValues<Role>()]),
        "申请人" => Actor.Applicant,
        "平台" => Actor.Platform,
        "拟稿人" => new(ACase.Officer, [Role.LeaderInCharge]),
        _ when name.Split('（', '）') is [var role, var section, ""] => new(ACase.Officer, [new(Called(role), section)]),
        _ => new(ACase.Officer, [Called(name)]),
    };

    private static Role Called(string name) => Enum.GetValues<Role>().Single(role => role.Name() == name);

    private static CaseEvent Step(Match said)
    {
        var type = CaseSteps.Workflow.Table.FirstOrDefault(row => row.Step == said.Groups["step"].Value)?.Event
            ?? throw new FormatException($"no such step: {said.Value}");
        var on = said.Groups["on"].Value;
        var body = Plain(type, on);
        body["on"] = on;
        if (said.Groups["fields"] is { Success: true } fields)
            foreach (var (name, value) in JsonNode.Parse(fields.Value)!.AsObject()) body[name] = value?.DeepClone();
        if (body["letter"] is JsonValue code) body["letter"] = Letter(code.GetValue<string>(), on);
        if (body["instead"] is JsonObject instead) body["instead"] = Instead(instead);
        return (CaseEvent)body.Deserialize(type, Options)!;
    }

    private static JsonObject Instead(JsonObject said)
    {
        var type = CaseSteps.Workflow.Table.First(row => row.Step == said["step"]!.GetValue<string>()).Event;
        var body = new JsonObject { ["event"] = type.Name };
        foreach (var (name, value) in Plain(type, said["on"]!.GetValue<string>()).Concat(said).Where(field => field.Key != "step"))
            body[name] = value?.DeepClone();
        return body;
    }

    private static JsonObject Letter(string code, string on) =>
        new() { ["code"] = code, ["number"] = "云商复〔2026〕1号", ["datedOn"] = on, ["templateVersion"] = "1", ["docx"] = "letter" };

    // What an example need not say.
    private static JsonObject Plain(Type type, string on) => JsonNode.Parse(type.Name switch
    {
        nameof(ApplicationArrived) => """{"channel":"in_person","category":"natural_person","applicant":"申请人","description":"所需信息"}""",
        nameof(CaseRegistered) => $$"""{"year":{{on[..4]}},"sequence":1,"number":"{{on[..4]}}-0001"}""",
        nameof(ContactTried) => """{"reached":true}""",
        nameof(CaseAssigned) => """{"section":"市场科","officer":"承办人"}""",
        nameof(CorrectionRequested) => """{"points":["年份不明确"],"workdays":15}""",
        nameof(CorrectionReceived) => """{"description":"补正后的描述"}""",
        nameof(ReasonsRequested) => """{"applications":36,"facts":"一个月内提出36件申请"}""",
        nameof(ReasonsReceived) => """{"reasons":"研究需要","accepted":true}""",
        nameof(SearchLogged) => """{"places":["办公系统"],"terms":["统计"],"found":false}""",
        nameof(ConsultationSent) => """{"consultation":"甲公司","kind":"third_party","party":"甲公司"}""",
        nameof(ConsultationDelivered) or nameof(ConsultationAnswered) or nameof(ThirdPartyTold) => """{"consultation":"甲公司"}""",
        nameof(ConsultationDropped) => """{"consultation":"甲公司","cause":"undeliverable","reason":"查无此公司","by":"科室负责人"}""",
        nameof(ReferralSent) => """{"body":"云川市国家保密局"}""",
        nameof(ExtensionConsented) => """{"workdays":10,"reason":"资料较多","by":"公开工作机构负责人"}""",
        nameof(FeeNoticed) => """{"tariff":"per_page","units":68,"beforeInMonth":0,"amount":38000}""",
        nameof(DecisionDrafted) => """{"by":"承办人"}""",
        nameof(DraftReturned) => """{"reason":"理由不充分"}""",
        nameof(SecrecyReviewed) => """{"by":"保密审查员","passed":true}""",
        nameof(LegalReviewed) => """{"by":"法制审核员","passed":true}""",
        nameof(DecisionApproved) => """{"by":"分管领导"}""",
        nameof(DecisionIssued) => """{"letter":"D-G2"}""",
        nameof(DecisionServed) => """{"route":"direct","proof":"申请人签收"}""",
        nameof(ServiceFailed) => """{"route":"post","reason":"查无此人"}""",
        nameof(ApplicationWithdrawn) => """{"proof":"other"}""",
        nameof(CaseArchived) => """{"seal":"00","retentionYears":10,"index":"other"}""",
        nameof(RehandlingOrdered) => """{"organ":"云川市人民政府","documentNumber":"云政复决〔2026〕1号"}""",
        nameof(ReplyRated) => """{"stars":5}""",
        nameof(PersonalDataErased) => """{"certificate":"1","rows":1,"files":1}""",
        _ => "{}",
    })!.AsObject();

    private static JsonSerializerOptions Readable()
    {
        var options = new JsonSerializerOptions(CaseEventJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
        options.Converters.Insert(0, new Said<Guid>(Named));
        options.Converters.Insert(0, new Said<DisclosureRequestId>(name => new(Named(name))));
        options.Converters.Insert(0, new Said<PersonId>(Person));
        options.Converters.Insert(0,
            new Said<PrivateRef>(words => new(new(Named(words)), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words))))));
        options.Converters.Insert(0,
            new Said<FileRef>(kind => new(new string('a', 64), Enum.Parse<FileKind>(kind.Replace("_", "", StringComparison.Ordinal), ignoreCase: true))));
        return options;
    }

    private static PersonId Person(string name) => name switch
    {
        "承办人" => ACase.Officer,
        "分管领导" => ACase.Leader,
        _ => new(Named(name)),
    };

    private static Guid Named(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    [GeneratedRegex(@"^(?<asks>\? )?(?<on>\d{4}-\d\d-\d\d) (?<step>\w+)(?: (?<fields>\{.*\}))?(?: 由 (?<by>[\w（）]+))?(?: 今天 (?<today>\d{4}-\d\d-\d\d))?$")]
    private static partial Regex Line();

    private sealed class Said<T>(Func<string, T> of) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => of(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
