using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Orders;
using Gongkai.Web;

namespace Gongkai.Features.Orders;

/// <summary>督办、整改、通报、约谈通知: the letter with the list of problems, as a Word document.</summary>
public static class OrderLetters
{
    /// <summary>The article on which every order stands.</summary>
    public const string Article = "《政府信息公开条例》第四十七条";

    /// <summary>The letter.</summary>
    public static byte[] Of(SupervisionOrder order, string authority)
    {
        var issued = order.Issued!;
        return TableDocument.ToDocx(TitleOf(issued.Kind), authority,
            [
                $"{issued.Number}",
                $"{issued.Name}：",
                $"依据{issued.Basis}，{issued.Demand}请在 {issued.DueOn.OnPaper()}以前整改，在平台上书面回复，附佐证材料。对事实有异议的，可以提出异议。",
                $"{authority}　{issued.On.OnPaper()}",
            ],
            [new("序号", 8), new("一级指标", 14), new("二级指标", 14), new("评价标准", 24), new("问题明细", 40)],
            [.. issued.Problems.Select((problem, i) => ImmutableArray.Create((i + 1).ToString(CultureInfo.InvariantCulture), problem.First, problem.Second,
                problem.Standard, problem.Detail))]);
    }

    /// <summary>What it is called.</summary>
    public static string NameOf(SupervisionOrder order) => $"{TitleOf(order.Issued!.Kind)}-{order.Issued.Name}-{order.Issued.Number}.docx";

    /// <summary>The tone of a stage.</summary>
    public static Tone ToneOf(OrderStage stage) => stage switch
    {
        OrderStage.Closed => Tone.Good,
        OrderStage.Replied => Tone.Info,
        OrderStage.Objected or OrderStage.Issued => Tone.Warning,
        _ => Tone.Neutral,
    };

    private static string TitleOf(OrderKind kind) => kind switch
    {
        OrderKind.Supervision => "督办通知书",
        OrderKind.Rectification => "责令整改通知书",
        OrderKind.Circular => "关于政府信息公开工作的通报",
        _ => "约谈通知书",
    };
}
