using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>责令重新答复 by a reconsideration decision or a judgment, with the date that it sets.</summary>
public sealed class OrderForm
{
    [Display(Name = "收到决定或者判决的日期"), Required]
    public DateOnly? On { get; set; }

    [Display(Name = "作出决定或者判决的机关"), Required, StringLength(100)]
    public string? Organ { get; set; }

    [Display(Name = "文号或者案号"), Required, StringLength(100)]
    public string? Number { get; set; }

    [Display(Name = "责令的期限"), Required]
    public DateOnly? Due { get; set; }
}

/// <summary>Registers the order: the case is decided again; the register's row stays one.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class OrderPage(CaseDesk door, DecisionDesk desk) : DecisionPage(door, desk)
{
    [BindProperty]
    public OrderForm Command { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        return ModelState.IsValid
            ? await TakeAsync(DecisionRoutes.Of(Case.Request.Id),
                (_, _) => Task.FromResult(new RehandlingOrdered(Command.On!.Value, Command.Due!.Value, Command.Organ!.Trim(), Command.Number!.Trim())), ct,
                refusal => refusal with { Field = refusal.Field is nameof(OrderForm.On) or nameof(OrderForm.Due) ? $"Command.{refusal.Field}" : null })
            : this.Again();
    }
}
