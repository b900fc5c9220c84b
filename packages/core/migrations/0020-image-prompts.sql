-- Templates for the backgrounds of pictures stand in the same library as those for texts.
alter table prompts drop constraint prompts_category_check;
alter table prompts add constraint prompts_category_check check (category in ('social', 'ads', 'landing', 'video', 'image'));
